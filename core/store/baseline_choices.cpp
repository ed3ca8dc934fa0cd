// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/baseline_choices.h"

#include <algorithm>
#include <utility>

namespace trefoil {

Result<std::vector<BaselineChoice>> loadBaselineChoices(sql::Connection& connection)
{
    std::vector<BaselineChoice> choices;
    sql::Statement rows = connection.prepare("SELECT run.run_id, baseline.run_id, c.baseline_id IS NULL"
                                             " FROM run_baseline c JOIN record run ON run.id = c.run_id"
                                             " LEFT JOIN record baseline ON baseline.id = c.baseline_id"
                                             // Of a joined run the choice of its own record is the newest.
                                             " ORDER BY run.run_id, c.run_id = run.run_id");
    while (rows.step()) {
        const bool isOne = rows.integer(2) == 1;
        if (isOne || !rows.isNull(1)) {
            choices.push_back({RunId{rows.integer(0)}, isOne ? RunId() : RunId{rows.integer(1)}});
        }
    }
    return connection.takeResult().map([&] { return std::move(choices); });
}

void saveBaselineChoice(sql::Connection& connection, std::int64_t history, const BaselineChoice& choice)
{
    const auto bindBaseline = [&](sql::Statement& statement, int position) {
        if (choice.baseline.isValid()) {
            statement.bind(position, choice.baseline.value);
        } else {
            statement.bindNull(position);
        }
    };
    sql::Statement log =
        connection.prepare("INSERT INTO history_baseline SELECT ?1, ?2, count(*), max(baseline_id), ?3"
                           " FROM run_baseline WHERE run_id = ?2");
    log.bind(1, history).bind(2, choice.run.value);
    bindBaseline(log, 3);
    log.run();
    sql::Statement store =
        connection.prepare("INSERT INTO run_baseline (run_id, baseline_id) VALUES (?1, ?2)"
                           " ON CONFLICT (run_id) DO UPDATE SET baseline_id = excluded.baseline_id");
    store.bind(1, choice.run.value);
    bindBaseline(store, 2);
    store.run();
}

void undoBaselineChoices(sql::Connection& connection, std::int64_t history)
{
    sql::Statement forget = connection.prepare(
        "DELETE FROM run_baseline WHERE run_id IN"
        " (SELECT run_id FROM history_baseline WHERE history_id = ?1 AND chosen_before = 0)");
    forget.bind(1, history).run();
    sql::Statement restore =
        connection.prepare("UPDATE run_baseline SET baseline_id = h.baseline_before FROM history_baseline h"
                           " WHERE h.history_id = ?1 AND h.run_id = run_baseline.run_id");
    restore.bind(1, history).run();
}

void redoBaselineChoices(sql::Connection& connection, std::int64_t history)
{
    sql::Statement store =
        connection.prepare("INSERT INTO run_baseline (run_id, baseline_id)"
                           " SELECT run_id, baseline_after FROM history_baseline WHERE history_id = ?1"
                           " ON CONFLICT (run_id) DO UPDATE SET baseline_id = excluded.baseline_id");
    store.bind(1, history).run();
}

} // namespace trefoil
