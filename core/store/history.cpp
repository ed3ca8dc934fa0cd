// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/history.h"

#include "core/store/baseline_choices.h"
#include "core/store/sql/transaction.h"
#include "core/store/value_rules.h"

#include <chrono>
#include <optional>

namespace trefoil {

namespace {

enum class Side { Before, After };

constexpr std::string_view selectHistory = "SELECT id, at_ms, action, summary, undone FROM history";

HistoryEntry entryFrom(const sql::Statement& row)
{
    HistoryEntry entry;
    entry.id = row.integer(0);
    entry.at = Instant{row.integer(1), true};
    entry.action = row.text(2);
    entry.summary = row.text(3);
    entry.undone = row.integer(4) == 1;
    return entry;
}

void restoreRecords(sql::Connection& connection, std::int64_t history, Side side)
{
    const std::string which = side == Side::Before ? "before" : "after";
    sql::Statement update = connection.prepare("UPDATE record SET run_id = h.run_" + which
        + ", counts = h.counts_" + which + ", moved_by_hand = h.by_hand_" + which
        + " FROM history_record h WHERE h.history_id = ?1 AND record.id = h.record_id");
    update.bind(1, history).run();
}

void restoreEdits(sql::Connection& connection, std::int64_t history, Side side)
{
    const std::string which = side == Side::Before ? "before" : "after";
    sql::Statement update = connection.prepare(
        "INSERT INTO run_edit (run_id, name, excluded) SELECT run_id, name_" + which + ", excluded_" + which
        + " FROM history_edit WHERE history_id = ?1"
          " ON CONFLICT (run_id) DO UPDATE SET name = excluded.name, excluded = excluded.excluded");
    update.bind(1, history).run();
    connection.run("DELETE FROM run_edit WHERE name IS NULL AND excluded = 0");
}

Result<HistoryEntry> apply(sql::Connection& connection, const std::string& choice, Side side, Errc nothing)
{
    auto transaction = sql::Transaction::beginWriting(connection);
    if (!transaction) {
        return tl::unexpected<Error>(transaction.error());
    }
    std::optional<HistoryEntry> entry;
    {
        sql::Statement row = connection.prepare(std::string(selectHistory) + choice);
        if (row.step()) {
            entry = entryFrom(row);
        }
    }
    if (!entry && !connection.failed()) {
        return fail(nothing, {});
    }
    if (entry) {
        restoreRecords(connection, entry->id, side);
        restoreEdits(connection, entry->id, side);
        side == Side::Before ? undoValueRules(connection, entry->id) : redoValueRules(connection, entry->id);
        side == Side::Before ? undoBaselineChoices(connection, entry->id)
                             : redoBaselineChoices(connection, entry->id);
        entry->undone = side == Side::Before;
        sql::Statement flip = connection.prepare("UPDATE history SET undone = ?2 WHERE id = ?1");
        flip.bind(1, entry->id).bind(2, entry->undone ? 1 : 0).run();
        sql::Statement state = connection.prepare(
            "UPDATE import SET state = ?2 WHERE id = (SELECT import_id FROM history WHERE id = ?1)");
        state.bind(1, entry->id).bind(2, std::string_view(entry->undone ? "undone" : "active")).run();
        raiseRevision(connection);
    }
    if (auto committed = transaction->commit(); !committed) {
        return tl::unexpected<Error>(committed.error());
    }
    return *entry;
}

} // namespace

std::int64_t nowMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

void raiseRevision(sql::Connection& connection)
{
    connection.run("UPDATE library_state SET revision = revision + 1");
}

std::int64_t beginChange(sql::Connection& connection, std::string_view action, const std::string& summary)
{
    connection.run("DELETE FROM history WHERE undone = 1;"
                   "UPDATE import SET state = 'discarded' WHERE state = 'undone'");
    raiseRevision(connection);
    sql::Statement insert =
        connection.prepare("INSERT INTO history (at_ms, action, summary) VALUES (?1, ?2, ?3) RETURNING id");
    insert.bind(1, nowMs()).bind(2, action).bind(3, std::string_view(summary));
    std::int64_t id = 0;
    while (insert.step()) {
        id = insert.integer(0);
    }
    return id;
}

void setChangeSummary(sql::Connection& connection, std::int64_t history, const std::string& summary)
{
    sql::Statement update = connection.prepare("UPDATE history SET summary = ?2 WHERE id = ?1");
    update.bind(1, history).bind(2, std::string_view(summary)).run();
}

void setChangeImport(sql::Connection& connection, std::int64_t history, ImportId import)
{
    sql::Statement update = connection.prepare("UPDATE history SET import_id = ?2 WHERE id = ?1");
    update.bind(1, history).bind(2, import.value).run();
}

Result<std::vector<HistoryEntry>> loadHistory(sql::Connection& connection)
{
    std::vector<HistoryEntry> entries;
    sql::Statement rows = connection.prepare(std::string(selectHistory) + " ORDER BY id");
    while (rows.step()) {
        entries.push_back(entryFrom(rows));
    }
    return connection.takeResult().map([&] { return std::move(entries); });
}

Result<HistoryEntry> undoLastChange(sql::Connection& connection)
{
    return apply(connection, " WHERE undone = 0 ORDER BY id DESC LIMIT 1", Side::Before, Errc::NothingToUndo);
}

Result<HistoryEntry> redoNextChange(sql::Connection& connection)
{
    return apply(connection, " WHERE undone = 1 ORDER BY id LIMIT 1", Side::After, Errc::NothingToRedo);
}

} // namespace trefoil
