// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace trefoil {

/// What a change may alter about a record.
struct RecordState {
    std::int64_t run = 0;
    bool counts = true;
    bool movedByHand = false;

    bool operator==(const RecordState&) const = default;
};

/// Alters records, and remembers for undo how those were that existed before the change.
class RecordChanges {
public:
    /// Records up to this id existed before the change; those above vanish with it and need no memory.
    RecordChanges(sql::Connection& connection, std::int64_t lastOldRecord);

    [[nodiscard]] std::optional<RecordState> stateOf(std::int64_t record);
    void setState(std::int64_t record, const RecordState& state);
    void setCounts(std::int64_t record, bool counts);
    /// Moves every record of one run into another.
    void moveRun(std::int64_t from, std::int64_t to, bool byHand);

    /// Remembers this moment, and forgets what was altered since then: for a savepoint that is rolled back.
    void mark();
    void returnToMark();

    void save(std::int64_t historyId);

private:
    sql::Connection& m_connection;
    std::int64_t m_lastOld;
    sql::Statement m_select;
    sql::Statement m_update;
    struct Change {
        RecordState before, after;
    };
    std::map<std::int64_t, Change> m_changes;
    std::map<std::int64_t, Change> m_marked;
};

/// Ids of all records whose run it is, whether they count or not, of active imports or not; ascending.
[[nodiscard]] std::vector<std::int64_t> recordsOfRun(sql::Connection& connection, std::int64_t run);

} // namespace trefoil
