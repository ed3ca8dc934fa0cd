// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/group_report.h"

#include "core/fairness/cell_sums.h"
#include "core/fairness/metric_checks.h"
#include "core/fairness/metric_values.h"

#include <algorithm>
#include <cmath>

namespace trefoil {

namespace {

/// Everything that the metrics of one table are computed from.
struct Sums {
    TableSums table;
    std::optional<CalibrationSums> calibration;
    std::optional<Result<ClassSums>> classes;
    std::vector<RegressionSums> regression;
};

Error refused(GroupMetric metric, const std::string& why)
{
    return {Errc::SpecInvalid, {std::string(infoOf(metric).name) + ": " + why}, {}};
}

bool asks(const std::vector<GroupMetric>& metrics, GroupMetric metric)
{
    return std::find(metrics.begin(), metrics.end(), metric) != metrics.end();
}

Sums sum(const PredictionTable& table, const Grouping& grouping, double positive,
    const std::vector<GroupMetric>& metrics)
{
    Sums sums{sumCells(table, grouping, positive), {}, {}, {}};
    const bool scores =
        asks(metrics, GroupMetric::BrierScore) || asks(metrics, GroupMetric::ExpectedCalibrationError);
    if (scores && !table.scores.empty()) {
        sums.calibration = sumCalibration(table, grouping, positive);
    }
    const bool areClasses = std::none_of(sums.table.levels.begin(), sums.table.levels.end(),
        [](const OutcomeFacts& facts) { return facts.hasFraction; });
    if (areClasses && (asks(metrics, GroupMetric::BalancedAccuracy) || asks(metrics, GroupMetric::MacroF1))) {
        sums.classes = sumClasses(table, grouping);
    }
    if (asks(metrics, GroupMetric::MeanError) || asks(metrics, GroupMetric::R2Score)) {
        sums.regression = sumRegression(table, grouping);
    }
    return sums;
}

bool isErrorOfNumbers(GroupMetric metric)
{
    return infoOf(metric).kind == MetricKind::Numbers && metric != GroupMetric::MeanPrediction;
}

/// Why scikit-learn has no accuracy: no weight to divide by. (Balanced accuracy is NaN there instead.)
std::optional<std::string> whyNoWeight(GroupMetric metric, const TableSums& sums)
{
    const bool isAverage =
        metric == GroupMetric::Accuracy || metric == GroupMetric::ZeroOneLoss || isErrorOfNumbers(metric);
    const bool isWeightless = std::any_of(sums.cells.begin(), sums.cells.end(),
        [](const CellSums& cell) { return cell.rows > 0 && !(cell.weight() > 0); });
    return isAverage && isWeightless ? std::optional<std::string>("the weights of a group sum to zero")
                                     : std::nullopt;
}

std::optional<std::string> whyNoError(GroupMetric metric, const TableSums& sums)
{
    const bool isMissing = std::any_of(sums.levels.begin(), sums.levels.end(),
        [](const OutcomeFacts& facts) { return facts.isLabelMissing || facts.isPredictionMissing; });
    return isErrorOfNumbers(metric) && isMissing
        ? std::optional<std::string>("a label or prediction is missing")
        : std::nullopt;
}

std::optional<std::string> whyNot(GroupMetric metric, const PredictionTable& table, const Grouping& grouping,
    const Sums& sums, const GroupReportOptions& options)
{
    if (auto why = whyRefused(infoOf(metric).kind, table, sums.table, grouping, options.positive)) {
        return why;
    }
    if (auto why = whyNoWeight(metric, sums.table)) {
        return why;
    }
    if (auto why = whyNoError(metric, sums.table)) {
        return why;
    }
    if (infoOf(metric).kind == MetricKind::Scores && sums.calibration->isInvalid) {
        return "a score is missing or not between 0 and 1";
    }
    const bool isOverClasses = metric == GroupMetric::BalancedAccuracy || metric == GroupMetric::MacroF1;
    if (isOverClasses && !*sums.classes) {
        return sums.classes->error().args.front();
    }
    return std::nullopt;
}

void fill(
    MetricByGroup& result, const Grouping& grouping, const Sums& sums, const GroupReportOptions& options)
{
    const std::size_t stride = grouping.stride();
    const CalibrationSums* calibration = sums.calibration ? &*sums.calibration : nullptr;
    const ClassSums* classes = sums.classes && *sums.classes ? &**sums.classes : nullptr;
    for (std::size_t level = 0; level < grouping.levels.size(); ++level) {
        const std::size_t first = level * stride;
        const auto valueOf = [&](std::size_t begin, std::size_t end) {
            return metricValue(
                result.metric, {sums.table, calibration, classes, &sums.regression, begin, end}, options);
        };
        result.overall.push_back(valueOf(first, first + stride));
        for (std::size_t cell = first; cell + 1 < first + stride; ++cell) {
            result.byGroup.push_back(
                sums.table.cells[cell].rows > 0 ? valueOf(cell, cell + 1) : MetricValue{});
        }
    }
}

void countRows(GroupReport& report, const Grouping& grouping, const TableSums& sums)
{
    report.groupCount = grouping.groups.size();
    for (std::size_t level = 0; level < grouping.levels.size(); ++level) {
        std::size_t all = 0;
        for (std::size_t group = 0; group < grouping.stride(); ++group) {
            const std::size_t rows = sums.cells[level * grouping.stride() + group].rows;
            all += rows;
            if (group < grouping.groups.size()) {
                report.rows.push_back(rows);
            } else {
                report.rowsWithoutGroup += rows;
            }
        }
        report.overallRows.push_back(all);
    }
    report.rowsWithoutLevel =
        static_cast<std::size_t>(std::count(grouping.cells.begin(), grouping.cells.end(), noCode));
}

bool hasFractions(const std::vector<double>& values)
{
    return std::any_of(
        values.begin(), values.end(), [](double value) { return value - std::trunc(value) != 0; });
}

} // namespace

const MetricByGroup* GroupReport::find(GroupMetric metric) const
{
    const auto found = std::find_if(metrics.begin(), metrics.end(),
        [&](const MetricByGroup& candidate) { return candidate.metric == metric; });
    return found == metrics.end() ? nullptr : &*found;
}

std::vector<GroupMetric> metricsFor(const PredictionTable& table)
{
    const bool areNumbers =
        table.classes.empty() && (hasFractions(table.labels) || hasFractions(table.predictions));
    std::vector<GroupMetric> metrics;
    for (const GroupMetricInfo& info : groupMetrics()) {
        if ((isErrorOfNumbers(info.metric) && !areNumbers)
            || (info.kind == MetricKind::Scores && table.scores.empty())) {
            continue;
        }
        metrics.push_back(info.metric);
    }
    return metrics;
}

Result<GroupReport> reportGroups(
    const PredictionTable& table, const Grouping& grouping, const GroupReportOptions& options)
{
    if (const auto checked = checkColumns(table); !checked) {
        return tl::unexpected(checked.error());
    }
    if (table.rowCount == 0 || grouping.cells.size() != table.rowCount) {
        return fail(Errc::SpecInvalid, {"there are no predictions"});
    }
    const std::vector<GroupMetric> metrics = options.metrics.empty() ? metricsFor(table) : options.metrics;
    const Sums sums = sum(table, grouping, options.positive.value.value_or(1), metrics);
    GroupReport report;
    countRows(report, grouping, sums.table);
    for (const GroupMetric metric : metrics) {
        MetricByGroup& result = report.metrics.emplace_back();
        result.metric = metric;
        if (const auto why = whyNot(metric, table, grouping, sums, options)) {
            result.error = refused(metric, *why);
        } else {
            fill(result, grouping, sums, options);
        }
    }
    return report;
}

} // namespace trefoil
