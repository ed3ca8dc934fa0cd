// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/derive/derivation.h"

namespace trefoil {

/// The grid intensity that the log used: recorded emissions / recorded energy.
[[nodiscard]] Derivation gridIntensityDerivation();

} // namespace trefoil
