// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"
#include "app/cli/stored_overall.h"
#include "core/fairness/class_report.h"
#include "core/fairness/disparity.h"
#include "core/store/library.h"

#include <nlohmann/json.hpp>

namespace trefoil {

/// Numbers as JSON: NaN and infinities are the texts "NaN", "Infinity" and "-Infinity".
[[nodiscard]] nlohmann::ordered_json numberJson(double value);

/// Per metric: overall, by_group, aggregates; then "scalars" under fairlearn's names (without controls), and
/// "classes" where there are any. With controls overall and aggregates are lists of one value per level. A
/// refused metric is an object with "error" and "message".
[[nodiscard]] std::string groupsJson(
    const Grouping& grouping, const GroupReport& report, const std::optional<ClassReport>& classes);

/// One row for all and one per group: names, rows, metrics.
[[nodiscard]] TextTable groupTable(const Grouping& grouping, const GroupReport& report);
/// One row per metric and level: the aggregates.
[[nodiscard]] TextTable aggregateTable(const Grouping& grouping, const GroupReport& report);
/// One row per named disparity; none when the rates that they are made of were refused.
[[nodiscard]] TextTable disparityTable(const GroupReport& report);
/// One row per class: its figures, and its recall in every group.
[[nodiscard]] TextTable classTable(const Grouping& grouping, const ClassReport& report);

/// Every number in a row of its own: "kind" says whether it is overall, by_group, an aggregate, a disparity
/// or of a class. "statistic" names an aggregate, what a disparity compares, or "value".
[[nodiscard]] TextTable groupNumbers(
    const Grouping& grouping, const GroupReport& report, const std::optional<ClassReport>& classes);

/// One quantity of a run by the groups of one attribute.
struct StoredMetric {
    std::string attribute;
    const Quantity* quantity = nullptr;
    std::vector<double> values; ///< one per group
};

/// In the order of their first value. attributes: those that are wanted; empty: all.
[[nodiscard]] std::vector<StoredMetric> storedMetrics(
    const RunDetails& run, const std::vector<std::string>& attributes);

/// The values by group that a run has in the library, by attribute and quantity, in the same shapes.
[[nodiscard]] std::string storedGroupsJson(
    const RunDetails& run, const StoredOverall& overall, const std::vector<std::string>& attributes);
[[nodiscard]] TextTable storedGroupTable(const RunDetails& run, const std::vector<std::string>& attributes);
[[nodiscard]] TextTable storedAggregateTable(
    const RunDetails& run, const StoredOverall& overall, const std::vector<std::string>& attributes);
[[nodiscard]] TextTable storedGroupNumbers(
    const RunDetails& run, const StoredOverall& overall, const std::vector<std::string>& attributes);

} // namespace trefoil
