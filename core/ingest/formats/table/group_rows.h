// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/formats/table/row_converter.h"

#include <deque>
#include <string>
#include <unordered_map>

namespace trefoil {

/// Puts the value of a row into its record: standard ones in their place, others among the extras.
void putValues(const std::vector<RowValue>& values, Record& record);

/// Collects the rows that are groups of one run. Rows of a run need not be neighbours, so everything is kept
/// until the end of the file: memory grows with the number of groups.
class GroupRows {
public:
    /// Rows of the groups "all", "overall" and "total" give values of the run itself.
    void add(const ConvertedRow& row);
    /// Accuracy of each group, and of the run where a row is about all of it, from the four confusion counts,
    /// (tp + tn) / (tp + fp + tn + fn), where the file has the counts and no accuracy; declared as derived.
    void deriveAccuracy(const TableBinding& binding, RecordSink& sink);
    /// Gives each run what all its rows say of it, tells what is known by group only, and hands the runs
    /// over.
    void finish(const std::string& path, RecordSink& sink);
    [[nodiscard]] std::size_t runCount() const { return m_records.size(); }

private:
    std::deque<Record> m_records;
    std::unordered_map<std::string, std::size_t> m_recordOf;
};

} // namespace trefoil
