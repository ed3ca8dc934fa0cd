// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace trefoil {

/// Which points are beaten for certain, told in one pass over a coarse grid of all objectives but the last: a
/// point in cells that all lie before another's, and no worse in the last objective, beats that one. Most
/// points of a large set are told so, and need no sorting. Whoever is not told may be beaten all the same.
/// values: two or three objectives, point after point, finite, smaller is better.
[[nodiscard]] std::vector<bool> coarselyBeaten(std::span<const double> values, std::size_t objectives);

} // namespace trefoil
