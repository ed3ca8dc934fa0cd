// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"
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
[[nodiscard]] TextTable groupTable(const Grouping& grouping, const GroupReport& report, bool withIntervals);
/// One row per metric and level: the aggregates.
[[nodiscard]] TextTable aggregateTable(const Grouping& grouping, const GroupReport& report);
/// One row per named disparity; none when the rates that they are made of were refused.
[[nodiscard]] TextTable disparityTable(const GroupReport& report);
/// One row per class: its figures, and its recall in every group.
[[nodiscard]] TextTable classTable(const Grouping& grouping, const ClassReport& report);

/// The values by group that a run has in the library, by attribute and quantity, in the same shape.
[[nodiscard]] std::string storedGroupsJson(const RunDetails& run, const std::vector<std::string>& attributes);
[[nodiscard]] TextTable storedGroupTable(const RunDetails& run, const std::vector<std::string>& attributes);

} // namespace trefoil
