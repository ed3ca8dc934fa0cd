// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/run_edits.h"

#include "core/store/baseline_choices.h"
#include "core/store/history.h"
#include "core/store/join_choices.h"
#include "core/store/record_changes.h"
#include "core/store/run_names.h"
#include "core/store/sql/transaction.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <set>

namespace trefoil {

namespace {

constexpr std::int64_t everyRecordIsOld = std::numeric_limits<std::int64_t>::max();

struct Edit {
    std::optional<std::string> name;
    bool excluded = false;
};

Edit loadEdit(sql::Connection& connection, RunId run)
{
    Edit edit;
    sql::Statement row = connection.prepare("SELECT name, excluded FROM run_edit WHERE run_id = ?1");
    row.bind(1, run.value);
    if (row.step()) {
        if (!row.isNull(0)) {
            edit.name = row.text(0);
        }
        edit.excluded = row.integer(1) == 1;
    }
    return edit;
}

void bindName(sql::Statement& statement, int position, const std::optional<std::string>& name)
{
    if (name) {
        statement.bind(position, std::string_view(*name));
    } else {
        statement.bindNull(position);
    }
}

void saveEdit(
    sql::Connection& connection, std::int64_t history, RunId run, const Edit& before, const Edit& after)
{
    sql::Statement log = connection.prepare("INSERT INTO history_edit VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    log.bind(1, history).bind(2, run.value).bind(5, before.excluded ? 1 : 0).bind(6, after.excluded ? 1 : 0);
    bindName(log, 3, before.name);
    bindName(log, 4, after.name);
    log.run();
    sql::Statement edit = connection.prepare(
        "INSERT INTO run_edit (run_id, name, excluded) VALUES (?1, ?2, ?3)"
        " ON CONFLICT (run_id) DO UPDATE SET name = excluded.name, excluded = excluded.excluded");
    edit.bind(1, run.value).bind(3, after.excluded ? 1 : 0);
    bindName(edit, 2, after.name);
    edit.run();
    connection.run("DELETE FROM run_edit WHERE name IS NULL AND excluded = 0");
}

std::string quoted(const std::string& text)
{
    return "\u201c" + text + "\u201d";
}

/// Runs the change in a transaction, after looking whether every run exists.
Result<void> change(sql::Connection& connection, const std::vector<RunId>& runs,
    const std::function<void(const FileTable& files)>& apply)
{
    auto transaction = sql::Transaction::beginWriting(connection);
    if (!transaction) {
        return tl::unexpected<Error>(transaction.error());
    }
    const FileTable files = fileTable(loadActiveFiles(connection));
    for (const RunId run : runs) {
        if (recordsOfRun(connection, run.value).empty() && !connection.failed()) {
            return fail(Errc::UnknownRun, {std::to_string(run.value)});
        }
    }
    apply(files);
    return transaction->commit();
}

} // namespace

Result<void> joinRunsByHand(sql::Connection& connection, const std::vector<RunId>& chosen)
{
    std::vector<RunId> runs;
    for (const RunId run : chosen) {
        if (std::ranges::find(runs, run) == runs.end()) {
            runs.push_back(run);
        }
    }
    if (runs.size() < 2) {
        return {};
    }
    return change(connection, runs, [&](const FileTable& files) {
        const std::string name = nameOfRun(connection, files, runs.front().value);
        const std::int64_t history = beginChange(
            connection, "join", "Joined " + std::to_string(runs.size()) + " runs as " + quoted(name));
        RecordChanges changes(connection, everyRecordIsOld);
        joinAsOneRun(connection, history, runs, changes);
        changes.save(history);
    });
}

Result<void> splitRunsByHand(sql::Connection& connection, const std::vector<RunId>& runs)
{
    return change(connection, runs, [&](const FileTable& files) {
        RecordChanges changes(connection, everyRecordIsOld);
        const auto isOfSeveral = [&](RunId run) {
            return std::ranges::count_if(recordsOfRun(connection, run.value), [&](std::int64_t record) {
                return changes.stateOf(record).value_or(RecordState{}).counts;
            }) > 1;
        };
        const std::string name = runs.size() > 1 ? std::to_string(runs.size()) + " runs"
                                                 : quoted(nameOfRun(connection, files, runs.front().value));
        const bool isSplit = std::ranges::any_of(runs, isOfSeveral);
        const std::string end = runs.size() > 1 ? " as runs of their own" : " as a run of its own";
        const std::int64_t history =
            beginChange(connection, "split", isSplit ? "Split " + name : "Kept " + name + end);
        for (const RunId run : runs) {
            takeApart(connection, history, run, changes);
        }
        changes.save(history);
    });
}

Result<void> giveName(sql::Connection& connection, RunId run, const std::string& name)
{
    return change(connection, {run}, [&](const FileTable& files) {
        const std::string old = nameOfRun(connection, files, run.value);
        const std::int64_t history = beginChange(connection, "rename", {});
        const Edit before = loadEdit(connection, run);
        Edit after = before;
        after.name = name.empty() ? std::nullopt : std::optional<std::string>(name);
        saveEdit(connection, history, run, before, after);
        const std::string current = nameOfRun(connection, files, run.value);
        setChangeSummary(connection, history, "Renamed " + quoted(old) + " to " + quoted(current));
    });
}

Result<void> excludeRuns(sql::Connection& connection, const std::vector<RunId>& runs, bool excluded)
{
    if (runs.empty()) {
        return {};
    }
    return change(connection, runs, [&](const FileTable& files) {
        const std::string what = runs.size() == 1 ? quoted(nameOfRun(connection, files, runs.front().value))
                                                  : std::to_string(runs.size()) + " runs";
        const std::int64_t history =
            beginChange(connection, "exclude", (excluded ? "Excluded " : "Included ") + what);
        for (const RunId run : runs) {
            const Edit before = loadEdit(connection, run);
            saveEdit(connection, history, run, before, Edit{before.name, excluded});
        }
    });
}

Result<void> chooseBaselineByHand(
    sql::Connection& connection, RunId baseline, const std::vector<RunId>& variants)
{
    std::set<RunId> others(variants.begin(), variants.end());
    others.erase(baseline);
    if (others.empty()) {
        return {};
    }
    std::vector<RunId> runs(others.begin(), others.end());
    runs.push_back(baseline);
    return change(connection, runs, [&](const FileTable& files) {
        const std::string name = nameOfRun(connection, files, baseline.value);
        const std::string count = std::to_string(others.size());
        const std::int64_t history = beginChange(connection, "baseline",
            "Set " + quoted(name) + " as baseline of " + count + (others.size() == 1 ? " run" : " runs"));
        saveBaselineChoice(connection, history, {baseline, RunId()});
        for (const RunId run : others) {
            saveBaselineChoice(connection, history, {run, baseline});
        }
    });
}

} // namespace trefoil
