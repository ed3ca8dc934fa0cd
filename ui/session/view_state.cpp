// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/view_state.h"

#include <unordered_map>

namespace trefoil {

RowSet excludedRows(const Frame& frame)
{
    RowSet rows(frame.rowCount());
    if (const TextColumn* excluded = frame.findText("excluded")) {
        for (std::size_t row = 0; row < frame.rowCount(); ++row) {
            if (!excluded->at(row).empty()) {
                rows.insert(static_cast<RowSet::Row>(row));
            }
        }
    }
    return rows;
}

RowSet visibleRows(const Frame& frame, const HiddenRuns& hidden)
{
    RowSet rows = RowSet::all(frame.rowCount());
    if (!hidden.empty()) {
        for (std::size_t row = 0; row < frame.rowCount(); ++row) {
            if (hidden.contains(frame.runs[row])) {
                rows.erase(static_cast<RowSet::Row>(row));
            }
        }
    }
    rows -= excludedRows(frame);
    return rows;
}

RowSet sameRuns(const Frame& from, const RowSet& rows, const Frame& to)
{
    RowSet same(to.rowCount());
    if (rows.empty()) {
        return same;
    }
    std::unordered_map<RunId, RowSet::Row> rowOf;
    rowOf.reserve(to.rowCount());
    for (std::size_t row = 0; row < to.rowCount(); ++row) {
        rowOf.emplace(to.runs[row], static_cast<RowSet::Row>(row));
    }
    rows.forEach([&](RowSet::Row row) {
        const auto found = rowOf.find(from.runs[row]);
        if (found != rowOf.end()) {
            same.insert(found->second);
        }
    });
    return same;
}

} // namespace trefoil
