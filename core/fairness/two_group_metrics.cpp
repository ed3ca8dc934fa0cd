// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/two_group_metrics.h"

#include <array>
#include <cmath>
#include <cstddef>

namespace trefoil {

namespace {

/// Weights by label and prediction: [label is favorable][prediction is favorable].
using Confusion = std::array<std::array<double, 2>, 2>;

double guarded(double numerator, double denominator)
{
    return denominator > 0 ? numerator / denominator : 0;
}

SidePerformance performance(const Confusion& confusion)
{
    const double truePositive = confusion[1][1];
    const double falseNegative = confusion[1][0];
    const double falsePositive = confusion[0][1];
    const double trueNegative = confusion[0][0];
    const double positives = truePositive + falseNegative;
    const double negatives = falsePositive + trueNegative;
    const double selected = truePositive + falsePositive;
    const double rejected = trueNegative + falseNegative;
    SidePerformance side;
    side.truePositiveRate = truePositive / positives;
    side.falseNegativeRate = falseNegative / positives;
    side.falsePositiveRate = falsePositive / negatives;
    side.trueNegativeRate = trueNegative / negatives;
    side.selectionRate = selected / (positives + negatives);
    side.positivePredictiveValue = guarded(truePositive, selected);
    side.falseDiscoveryRate = guarded(falsePositive, selected);
    side.negativePredictiveValue = guarded(trueNegative, rejected);
    side.falseOmissionRate = guarded(falseNegative, rejected);
    side.accuracy = guarded(truePositive + trueNegative, positives + negatives);
    return side;
}

} // namespace

TwoGroupMetrics twoGroupMetrics(const TwoGroupOutcomes& outcomes)
{
    std::array<Confusion, 2> confusion = {};
    for (std::size_t i = 0; i < outcomes.labels.size(); ++i) {
        const std::size_t side = outcomes.isPrivileged[i] != 0 ? 1 : 0;
        const std::size_t label = outcomes.labels[i] == outcomes.favorable ? 1 : 0;
        const std::size_t prediction = outcomes.predictions[i] == outcomes.favorable ? 1 : 0;
        confusion[side][label][prediction] += outcomes.weights.empty() ? 1 : outcomes.weights[i];
    }
    TwoGroupMetrics result;
    const SidePerformance u = performance(confusion[0]);
    const SidePerformance p = performance(confusion[1]);
    const double truePositive = u.truePositiveRate - p.truePositiveRate;
    const double falsePositive = u.falsePositiveRate - p.falsePositiveRate;
    result.unprivileged = u;
    result.privileged = p;
    result.statisticalParityDifference = u.selectionRate - p.selectionRate;
    result.disparateImpact = u.selectionRate / p.selectionRate;
    result.equalOpportunityDifference = truePositive;
    result.averageOddsDifference = 0.5 * (falsePositive + truePositive);
    result.averageAbsoluteOddsDifference = 0.5 * (std::abs(falsePositive) + std::abs(truePositive));
    result.equalizedOddsDifference =
        std::abs(truePositive) > std::abs(falsePositive) ? std::abs(truePositive) : std::abs(falsePositive);
    result.errorRateDifference = (1 - u.accuracy) - (1 - p.accuracy);
    result.errorRateRatio = (1 - u.accuracy) / (1 - p.accuracy);
    result.falsePositiveRateDifference = falsePositive;
    result.falseNegativeRateDifference = u.falseNegativeRate - p.falseNegativeRate;
    result.averagePredictiveValueDifference = 0.5
        * (u.positivePredictiveValue - p.positivePredictiveValue + u.falseOmissionRate - p.falseOmissionRate);
    return result;
}

} // namespace trefoil
