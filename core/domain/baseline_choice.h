// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

namespace trefoil {

/// What a person said about a run: which one it was made smaller from.
struct BaselineChoice {
    RunId run;
    RunId baseline; ///< none: it is a baseline itself, whatever its name says

    auto operator<=>(const BaselineChoice&) const = default;
};

} // namespace trefoil
