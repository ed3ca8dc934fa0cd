// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace trefoil {

/// Adjusted p values of one family of tests (Holm 1979), in the given order: the smallest times m, the next
/// times m − 1 and so on, never falling, never above 1. NaN stays NaN and is not counted in m.
[[nodiscard]] std::vector<double> holm(std::span<const double> pValues);

} // namespace trefoil
