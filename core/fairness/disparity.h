// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fairness/group_report.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace trefoil {

/// What groups are compared with.
enum class Comparison { BetweenGroups, ToOverall };
/// How the true and false positive rates' disparities become one number in equalized odds.
enum class OddsSummary { WorstCase, Mean };

[[nodiscard]] std::string_view comparisonName(Comparison comparison); ///< "between_groups"
[[nodiscard]] std::string_view summaryName(OddsSummary summary); ///< "worst_case"

/// MetricFrame's aggregates of one metric in one level. NaN values are skipped; without any all are NaN.
struct Aggregates {
    double groupMin = undefinedNumber;
    double groupMax = undefinedNumber;
    double differenceBetweenGroups = undefinedNumber; ///< max − min
    double differenceToOverall = undefinedNumber; ///< max |v − overall|
    double ratioBetweenGroups = undefinedNumber; ///< min / max; 0/0 is NaN
    double ratioToOverall = undefinedNumber; ///< min of v/overall, or its inverse where that is above 1
};

[[nodiscard]] Aggregates aggregate(std::span<const double> values, double overall);

/// Of the groups of one level. smallestGroup: groups with fewer rows are left out, since the extremes of
/// small groups are mostly noise.
[[nodiscard]] Aggregates aggregate(
    const GroupReport& report, const MetricByGroup& metric, std::size_t level, std::size_t smallestGroup);

/// A disparity under fairlearn's own name.
struct Disparity {
    std::string_view name; ///< "equalized_odds_difference"
    Comparison comparison = Comparison::BetweenGroups;
    std::optional<OddsSummary> summary; ///< of equalized odds only
    double value = undefinedNumber;
    std::optional<Error> error; ///< as that of the rates it is made of
};

/// Demographic parity, equal opportunity and equalized odds of a level: difference and ratio, both
/// comparisons, both summaries. As in fairlearn, worst_case ignores a NaN of the false positive rate but not
/// of the true positive rate. Needs selection_rate, true_positive_rate and false_positive_rate in the report;
/// those without their rate are left out.
[[nodiscard]] std::vector<Disparity> disparities(
    const GroupReport& report, std::size_t level, std::size_t smallestGroup);

/// The group with the lowest (or highest) value; absent when no group has one.
struct WorstGroup {
    std::size_t group = 0;
    MetricValue value;
    std::size_t rows = 0;
};

enum class Worst { Lowest, Highest };

/// The minimum of many small groups is low by chance: rows and interval belong beside it.
[[nodiscard]] std::optional<WorstGroup> worstGroup(const GroupReport& report, const MetricByGroup& metric,
    std::size_t level, Worst worst, std::size_t smallestGroup);

} // namespace trefoil
