// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/compression_harm.h"

#include <algorithm>
#include <limits>

namespace trefoil {

namespace {

std::vector<double> beyondAccuracy(std::span<const double> recall, std::span<const double> accuracy)
{
    std::vector<double> result(recall.size());
    std::transform(recall.begin(), recall.end(), accuracy.begin(), result.begin(), std::minus<>());
    return result;
}

} // namespace

GroupAccuracy groupAccuracy(
    std::span<const double> correct, std::span<const std::uint32_t> groups, std::size_t groupCount)
{
    GroupAccuracy result;
    result.accuracy.resize(groupCount);
    result.count.resize(groupCount);
    double all = 0;
    for (std::size_t i = 0; i < correct.size(); ++i) {
        result.accuracy[groups[i]] += correct[i];
        ++result.count[groups[i]];
        all += correct[i];
    }
    result.average = all / static_cast<double>(correct.size());
    bool isFirst = true;
    for (std::size_t group = 0; group < groupCount; ++group) {
        if (result.count[group] == 0) {
            continue;
        }
        result.accuracy[group] /= static_cast<double>(result.count[group]);
        result.worst = isFirst ? result.accuracy[group] : std::min(result.worst, result.accuracy[group]);
        isFirst = false;
    }
    return result;
}

ErrorChange errorChange(double baselineError, double compressedError)
{
    const double absolute = compressedError - baselineError;
    return {absolute, absolute / baselineError};
}

ClassShift classShift(std::span<const double> baselineRecall, std::span<const double> baselineAccuracy,
    std::span<const double> compressedRecall, std::span<const double> compressedAccuracy)
{
    const MeanDifference change = welchDifference(beyondAccuracy(baselineRecall, baselineAccuracy),
        beyondAccuracy(compressedRecall, compressedAccuracy), 0.95);
    return {change.mean, {-change.test.statistic, change.test.p}};
}

ResourceEfficiency resourceEfficiency(std::span<const double> performance, std::span<const double> resource)
{
    ResourceEfficiency result;
    if (resource.empty()) {
        return result;
    }
    const auto [least, most] = std::minmax_element(resource.begin(), resource.end());
    for (std::size_t i = 0; i < resource.size(); ++i) {
        const double scaled = (resource[i] - *least) / (*most - *least);
        result.normalisedResource.push_back(scaled);
        result.efficiency.push_back(performance[i] / (1 + scaled));
    }
    return result;
}

} // namespace trefoil
