// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/group_metric.h"

#include <algorithm>

namespace trefoil {

namespace {

constexpr GroupMetricInfo metrics[] = {
    // in the order of the enumeration
    {GroupMetric::Count, "count", MetricKind::Count},
    {GroupMetric::SelectionRate, "selection_rate", MetricKind::Selection},
    {GroupMetric::TruePositiveRate, "true_positive_rate", MetricKind::ConfusionRate},
    {GroupMetric::FalsePositiveRate, "false_positive_rate", MetricKind::ConfusionRate},
    {GroupMetric::TrueNegativeRate, "true_negative_rate", MetricKind::ConfusionRate},
    {GroupMetric::FalseNegativeRate, "false_negative_rate", MetricKind::ConfusionRate},
    {GroupMetric::Accuracy, "accuracy", MetricKind::Classes},
    {GroupMetric::ZeroOneLoss, "zero_one_loss", MetricKind::Classes},
    {GroupMetric::BalancedAccuracy, "balanced_accuracy", MetricKind::Classes},
    {GroupMetric::MacroF1, "f1_macro", MetricKind::Classes},
    {GroupMetric::Precision, "precision", MetricKind::ConfusionRate},
    {GroupMetric::MeanPrediction, "mean_prediction", MetricKind::Numbers},
    {GroupMetric::MeanAbsoluteError, "mean_absolute_error", MetricKind::Numbers},
    {GroupMetric::MeanSquaredError, "mean_squared_error", MetricKind::Numbers},
    {GroupMetric::RootMeanSquaredError, "root_mean_squared_error", MetricKind::Numbers},
    {GroupMetric::MeanError, "mean_error", MetricKind::Numbers},
    {GroupMetric::R2Score, "r2_score", MetricKind::Numbers},
    {GroupMetric::BrierScore, "brier_score_loss", MetricKind::Scores},
    {GroupMetric::ExpectedCalibrationError, "expected_calibration_error", MetricKind::Scores},
};

} // namespace

std::span<const GroupMetricInfo> groupMetrics()
{
    return metrics;
}

const GroupMetricInfo& infoOf(GroupMetric metric)
{
    return metrics[static_cast<std::size_t>(metric)];
}

std::optional<GroupMetric> findGroupMetric(std::string_view name)
{
    const auto found = std::find_if(std::begin(metrics), std::end(metrics),
        [&](const GroupMetricInfo& info) { return info.name == name; });
    return found == std::end(metrics) ? std::nullopt : std::optional(found->metric);
}

bool dependsOnThreshold(GroupMetric metric)
{
    const MetricKind kind = infoOf(metric).kind;
    return kind == MetricKind::Selection || kind == MetricKind::ConfusionRate || kind == MetricKind::Classes;
}

} // namespace trefoil
