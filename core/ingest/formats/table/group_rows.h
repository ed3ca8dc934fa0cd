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
    /// Gives each run what all its rows say of it, tells what is known by group only, derives rates from
    /// confusion counts (see GroupCounts), and hands the runs over.
    void finish(const TableBinding& binding, const std::string& path, RecordSink& sink);
    [[nodiscard]] std::size_t runCount() const { return m_records.size(); }

private:
    std::deque<Record> m_records;
    std::unordered_map<std::string, std::size_t> m_recordOf;
};

} // namespace trefoil
