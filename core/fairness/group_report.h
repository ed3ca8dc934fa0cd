// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fairness/group_metric.h"
#include "core/fairness/grouping.h"
#include "core/statistics/interval.h"

#include <optional>
#include <vector>

namespace trefoil {

/// What a rate of 0 of 0 is, for example the true positive rate of a group without positives.
enum class ZeroOfZero {
    Zero, ///< as fairlearn and scikit-learn have it; it takes part in gaps
    Undefined, ///< NaN, as AIF360 has it; left out of gaps
};

struct GroupReportOptions {
    std::vector<GroupMetric> metrics; ///< empty: those that apply, see metricsFor
    PositiveLabel positive;
    ZeroOfZero zeroOfZero = ZeroOfZero::Zero;
    double confidence = 0.95; ///< of the Wilson intervals
};

/// A metric of one group, or of all rows of a level.
struct MetricValue {
    double value = undefinedNumber;
    double numerator = undefinedNumber; ///< of a rate: weighted counts
    double denominator = undefinedNumber;
    double size = undefinedNumber; ///< examples in the denominator; of weighted ones the effective number
    Interval interval; ///< Wilson's, of a rate; with weights over the effective number of examples
};

struct MetricByGroup {
    GroupMetric metric = GroupMetric::Count;
    std::optional<Error> error; ///< the labels are not what the metric asks for; then there are no values
    std::vector<MetricValue> overall; ///< per level of the controls; rows without a group count here
    std::vector<MetricValue> byGroup; ///< level · groups + group; NaN for a group without rows
};

struct GroupReport {
    std::size_t groupCount = 0;
    std::vector<std::size_t> overallRows; ///< per level
    std::vector<std::size_t> rows; ///< level · groups + group
    std::size_t rowsWithoutGroup = 0;
    std::size_t rowsWithoutLevel = 0; ///< a control is missing: they count nowhere
    std::vector<MetricByGroup> metrics;

    [[nodiscard]] const MetricByGroup* find(GroupMetric metric) const;
};

/// What fairlearn computes for any labels, precision and balanced accuracy; for numbers that are no classes
/// the regression errors; with scores the calibration.
[[nodiscard]] std::vector<GroupMetric> metricsFor(const PredictionTable& table);

/// The metrics of every group, exactly as fairlearn's MetricFrame with fairlearn's and scikit-learn's
/// functions. A metric that those refuse has an error instead of values: labels other than 0 and 1 or −1 and
/// 1 without a positive label, missing ones, fractions for accuracy. Errors: SpecInvalid when the table is
/// empty or its columns differ in length.
[[nodiscard]] Result<GroupReport> reportGroups(
    const PredictionTable& table, const Grouping& grouping, const GroupReportOptions& options);

} // namespace trefoil
