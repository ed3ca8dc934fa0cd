// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/record_changes.h"

namespace trefoil {

RecordChanges::RecordChanges(sql::Connection& connection, std::int64_t lastOldRecord)
    : m_connection(connection)
    , m_lastOld(lastOldRecord)
    , m_select(connection.prepare("SELECT run_id, counts, moved_by_hand FROM record WHERE id = ?1"))
    , m_update(
          connection.prepare("UPDATE record SET run_id = ?2, counts = ?3, moved_by_hand = ?4 WHERE id = ?1"))
{
}

std::optional<RecordState> RecordChanges::stateOf(std::int64_t record)
{
    m_select.bind(1, record);
    std::optional<RecordState> state;
    if (m_select.step()) {
        state = RecordState{m_select.integer(0), m_select.integer(1) == 1, m_select.integer(2) == 1};
    }
    m_select.reset();
    return state;
}

void RecordChanges::setState(std::int64_t record, const RecordState& state)
{
    const auto before = stateOf(record);
    if (!before || *before == state) {
        return;
    }
    if (record <= m_lastOld) {
        const auto [change, isNew] = m_changes.try_emplace(record, Change{*before, state});
        change->second.after = state;
    }
    m_update.bind(1, record)
        .bind(2, state.run)
        .bind(3, state.counts ? 1 : 0)
        .bind(4, state.movedByHand ? 1 : 0);
    m_update.run();
}

void RecordChanges::setCounts(std::int64_t record, bool counts)
{
    if (auto state = stateOf(record)) {
        state->counts = counts;
        setState(record, *state);
    }
}

void RecordChanges::moveRun(std::int64_t from, std::int64_t to, bool byHand)
{
    for (const std::int64_t record : recordsOfRun(m_connection, from)) {
        if (auto state = stateOf(record)) {
            state->run = to;
            state->movedByHand = state->movedByHand || byHand;
            setState(record, *state);
        }
    }
}

void RecordChanges::mark()
{
    m_marked = m_changes;
}

void RecordChanges::returnToMark()
{
    m_changes = m_marked;
}

void RecordChanges::save(std::int64_t historyId)
{
    sql::Statement insert =
        m_connection.prepare("INSERT INTO history_record (history_id, record_id, run_before, run_after, "
                             "counts_before, counts_after,"
                             " by_hand_before, by_hand_after) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    for (const auto& [record, change] : m_changes) {
        insert.bind(1, historyId).bind(2, record).bind(3, change.before.run).bind(4, change.after.run);
        insert.bind(5, change.before.counts ? 1 : 0).bind(6, change.after.counts ? 1 : 0);
        insert.bind(7, change.before.movedByHand ? 1 : 0).bind(8, change.after.movedByHand ? 1 : 0);
        insert.run();
    }
}

std::vector<std::int64_t> recordsOfRun(sql::Connection& connection, std::int64_t run)
{
    std::vector<std::int64_t> records;
    // The second part is served by the partial index record_joined.
    sql::Statement rows =
        connection.prepare("SELECT id FROM record WHERE id = ?1 AND run_id = ?1"
                           " UNION ALL SELECT id FROM record WHERE run_id = ?1 AND run_id <> id"
                           " ORDER BY id");
    rows.bind(1, run);
    while (rows.step()) {
        records.push_back(rows.integer(0));
    }
    return records;
}

} // namespace trefoil
