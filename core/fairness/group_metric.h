// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace trefoil {

/// What can be computed for a group. Rates are shares in 0..1.
enum class GroupMetric {
    Count, ///< rows, unweighted
    SelectionRate, ///< share predicted positive
    TruePositiveRate, ///< TP/(TP + FN)
    FalsePositiveRate, ///< FP/(FP + TN)
    TrueNegativeRate,
    FalseNegativeRate,
    Accuracy,
    ZeroOneLoss, ///< 1 − accuracy
    BalancedAccuracy, ///< mean over the classes that occur of the share found of each (scikit-learn)
    MacroF1, ///< mean over the classes that occur of 2·correct/(labels + predictions) (scikit-learn)
    Precision, ///< TP/(TP + FP)
    MeanPrediction,
    MeanAbsoluteError,
    MeanSquaredError,
    RootMeanSquaredError,
    MeanError, ///< mean of prediction − label: above 0 the model says too much
    R2Score, ///< 1 − Σ(label − prediction)²/Σ(label − mean label)² (scikit-learn)
    BrierScore, ///< mean of (score − label)²
    ExpectedCalibrationError, ///< Σ n_k/n · |mean score − mean label| over tenths of the score
};

/// What a metric looks at, and so when it applies.
enum class MetricKind { Count, Selection, ConfusionRate, Classes, Numbers, Scores };

struct GroupMetricInfo {
    GroupMetric metric;
    std::string_view name; ///< that of fairlearn and scikit-learn: "true_positive_rate"
    MetricKind kind;
};

[[nodiscard]] std::span<const GroupMetricInfo> groupMetrics();
[[nodiscard]] const GroupMetricInfo& infoOf(GroupMetric metric);
[[nodiscard]] std::optional<GroupMetric> findGroupMetric(std::string_view name);

/// Whether the threshold decides it from which on a score counts as positive.
[[nodiscard]] bool dependsOnThreshold(GroupMetric metric);

} // namespace trefoil
