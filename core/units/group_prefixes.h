// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace trefoil {

/// What the ids of the quantities begin with that sum up a quantity's values per group; the quantity's own id
/// follows: "largest_gap_accuracy".
inline constexpr std::string_view worstGroupPrefix = "worst_group_";
inline constexpr std::string_view largestGapPrefix = "largest_gap_";

} // namespace trefoil
