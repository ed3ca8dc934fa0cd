// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

namespace trefoil {

/// What went wrong, in a person's language: place, what was found, and what one can do about it.
[[nodiscard]] QString errorText(const Error& error);

} // namespace trefoil
