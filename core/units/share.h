// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/units/quantity.h"

namespace trefoil {

/// Whether the values lie between 0 and 1 by definition, as those of accuracy do.
[[nodiscard]] bool isFraction(const Quantity& quantity);

/// Whether the quantity is a fraction that people read in per cent: a quality, or that of the worst group.
[[nodiscard]] bool isShare(const Quantity& quantity);

/// Whether the quantity is the largest gap between groups in such a share, read in percentage points.
[[nodiscard]] bool isGapInShare(const Quantity& quantity);

} // namespace trefoil
