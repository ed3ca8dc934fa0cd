// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compression/group_harm.h"

#include <optional>
#include <span>

namespace trefoil {

/// How far the groups of one model are apart. Groups that are too small to compare are left out. The largest
/// of several differences is biased upwards.
struct GroupGap {
    std::size_t lowest = 0; ///< place in GroupComparison::groups
    std::size_t highest = 0;
    std::size_t groups = 0; ///< that are compared
    double difference = undefinedNumber; ///< highest − lowest, ≥ 0, in the canonical unit
    double ratio = undefinedNumber; ///< lowest / highest; NaN where the highest is not above 0
};

/// values: per group of the comparison; NaN: none. Nothing where fewer than two groups can be compared.
[[nodiscard]] std::optional<GroupGap> gapBetweenGroups(
    const GroupComparison& comparison, std::span<const double> values);

/// The group that the others of a model are measured against: the best one, or the highest of a quantity
/// without a better direction. Nothing where no group is large enough and has a value.
[[nodiscard]] std::optional<std::size_t> bestGroup(
    const GroupComparison& comparison, std::span<const double> values);

/// Means of one model per group of the comparison; NaN where it has no value.
[[nodiscard]] std::vector<double> valuesOf(const GroupComparison::Variant& model);
[[nodiscard]] std::vector<double> valuesOfBaseline(const GroupComparison& comparison);

} // namespace trefoil
