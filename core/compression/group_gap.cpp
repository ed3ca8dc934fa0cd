// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/group_gap.h"

#include <cmath>

namespace trefoil {

std::optional<GroupGap> gapBetweenGroups(const GroupComparison& comparison, std::span<const double> values)
{
    GroupGap gap;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i]) || isTooSmallToCompare(comparison.groups[i].support)) {
            continue;
        }
        gap.lowest = gap.groups == 0 || values[i] < values[gap.lowest] ? i : gap.lowest;
        gap.highest = gap.groups == 0 || values[i] > values[gap.highest] ? i : gap.highest;
        ++gap.groups;
    }
    if (gap.groups < 2) {
        return {};
    }
    gap.difference = values[gap.highest] - values[gap.lowest];
    if (values[gap.highest] > 0) {
        gap.ratio = values[gap.lowest] / values[gap.highest];
    }
    return gap;
}

std::optional<std::size_t> bestGroup(const GroupComparison& comparison, std::span<const double> values)
{
    const bool isLowerBetter = comparison.quantity->direction == Direction::LowerIsBetter;
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i]) || isTooSmallToCompare(comparison.groups[i].support)) {
            continue;
        }
        if (!best || (isLowerBetter ? values[i] < values[*best] : values[i] > values[*best])) {
            best = i;
        }
    }
    return best;
}

std::vector<double> valuesOf(const GroupComparison::Variant& model)
{
    std::vector<double> values;
    for (const QuantityChange& change : model.changes) {
        values.push_back(change.variant.count > 0 ? change.variant.mean : undefinedNumber);
    }
    return values;
}

std::vector<double> valuesOfBaseline(const GroupComparison& comparison)
{
    std::vector<double> values;
    for (const MeanDifference& mean : comparison.baseline) {
        values.push_back(mean.count > 0 ? mean.mean : undefinedNumber);
    }
    return values;
}

} // namespace trefoil
