// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/run_table.h"

#include <optional>
#include <string>
#include <vector>

namespace trefoil {

/// A recorded value with the line of its file, as far as the file is still there and unchanged.
struct TracedValue {
    ValueTrace trace;
    std::string sourceLine;
};

/// Where a value comes from: from files, from groups, or from a formula.
struct TraceReport {
    std::string run;
    std::string name;
    std::string quantityId;
    double shown = 0; ///< the value in the table of runs, canonical unit; NaN: absent
    std::string unit; ///< canonical; empty when the quantity has none
    Grade grade = Grade::Absent;
    std::string formula; ///< of a derived value
    std::string conditions; ///< describe(scenario); only with a formula that follows it
    std::vector<TracedValue> values; ///< recorded, the one that counts first
    std::vector<GroupTrace> groups; ///< of a worst-group value or largest gap
    std::vector<JoinOutcome> joins; ///< why records of several files are this run
    std::optional<RelatedRun> parent; ///< the run that it is part of
    std::vector<RelatedRun> children; ///< the runs that are part of it
};

/// Errors: those of Library::details.
[[nodiscard]] Result<TraceReport> traceValue(RunTable& table, std::size_t row, const std::string& quantityId);

[[nodiscard]] std::string traceText(const TraceReport& report);
[[nodiscard]] std::string traceJson(const TraceReport& report);

} // namespace trefoil
