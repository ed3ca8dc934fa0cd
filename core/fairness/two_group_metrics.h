// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/statistics/interval.h"

#include <cstdint>
#include <span>

namespace trefoil {

/// Examples with a protected attribute of two sides, as AIF360 sees them. All spans have the same length.
struct TwoGroupOutcomes {
    std::span<const double> labels, predictions;
    std::span<const std::uint8_t> isPrivileged; ///< 0 or 1
    std::span<const double> weights; ///< empty: all 1
    double favorable = 1; ///< the label that is good to get; may be 0
};

/// Weighted rates of one side. 0 of 0 is NaN for the first five; the others are 0 then, as in AIF360.
struct SidePerformance {
    double truePositiveRate, trueNegativeRate, falsePositiveRate, falseNegativeRate;
    double selectionRate;
    double positivePredictiveValue, negativePredictiveValue, falseDiscoveryRate, falseOmissionRate;
    double accuracy;
};

/// AIF360's ClassificationMetric. Differences are unprivileged − privileged and ratios unprivileged /
/// privileged: below 0 or 1 the unprivileged get less.
struct TwoGroupMetrics {
    SidePerformance unprivileged, privileged;
    double statisticalParityDifference;
    double disparateImpact; ///< infinite when only the unprivileged are selected, NaN when nobody is
    double equalOpportunityDifference; ///< of the true positive rate
    double averageOddsDifference; ///< ½[(FPR_u − FPR_p) + (TPR_u − TPR_p)]
    double averageAbsoluteOddsDifference;
    double equalizedOddsDifference; ///< max of |ΔFPR| and |ΔTPR|; a NaN of the latter is ignored
    double errorRateDifference, errorRateRatio;
    double falsePositiveRateDifference, falseNegativeRateDifference;
    double averagePredictiveValueDifference; ///< ½[ΔPPV + ΔFOR]
};

/// Source: AIF360 34877916, aif360/metrics/classification_metric.py.
[[nodiscard]] TwoGroupMetrics twoGroupMetrics(const TwoGroupOutcomes& outcomes);

} // namespace trefoil
