// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/join_choices.h"

#include "core/store/join_decisions.h"
#include "core/store/run_names.h"

#include <algorithm>

namespace trefoil {

namespace {

constexpr std::string_view byHandExplanation = "joined by hand";

std::int64_t runAt(sql::Connection& connection, const FileTable& files, const SourceRef& place)
{
    std::int64_t newest = 0;
    bool isOne = true;
    for (const auto& [id, file] : files) {
        if (file.path != place.path || file.lastRecord < newest) {
            continue;
        }
        sql::Statement row = connection.prepare(
            "SELECT max(id), count(*) FROM record WHERE id BETWEEN ?1 AND ?2 AND file_id = ?3 AND line = ?4"
            " AND pointer = ?5 AND counts = 1");
        row.bind(1, file.firstRecord).bind(2, file.lastRecord).bind(3, id).bind(4, place.line);
        row.bind(5, std::string_view(place.pointer));
        if (row.step() && row.integer(0) > newest) { // none: 0
            newest = row.integer(0);
            isOne = row.integer(1) == 1;
        }
    }
    if (!isOne) {
        return 0; // it would be by chance which of them is meant
    }
    sql::Statement run = connection.prepare("SELECT run_id FROM record WHERE id = ?1");
    run.bind(1, newest);
    return run.step() ? run.integer(0) : 0;
}

std::vector<SourceRef> placesOfRun(sql::Connection& connection, const FileTable& files, RunId run)
{
    std::vector<SourceRef> places;
    sql::Statement counts = connection.prepare("SELECT counts FROM record WHERE id = ?1");
    for (const std::int64_t record : recordsOfRun(connection, run.value)) {
        counts.bind(1, record);
        if (counts.step() && counts.integer(0) == 1) {
            places.push_back(sourceOf(connection, files, record));
        }
        counts.reset();
    }
    return places;
}

} // namespace

std::vector<RunId> runsAt(
    sql::Connection& connection, const FileTable& files, const std::vector<SourceRef>& places)
{
    std::vector<RunId> runs;
    for (const SourceRef& place : places) {
        const RunId run{runAt(connection, files, place)};
        if (run.isValid() && std::ranges::find(runs, run) == runs.end()) {
            runs.push_back(run);
        }
    }
    return runs;
}

void joinAsOneRun(
    sql::Connection& connection, std::int64_t history, const std::vector<RunId>& runs, RecordChanges& changes)
{
    Join join;
    join.reason = JoinReason::ByHand;
    join.explanation = byHandExplanation;
    for (const RunId run : runs) {
        const auto records = recordsOfRun(connection, run.value);
        join.records.emplace_back(RecordId{records.empty() ? run.value : records.front()});
    }
    for (const RunId run : runs) {
        changes.moveRun(run.value, runs.front().value, true);
        if (run != runs.front()) {
            inheritJoins(connection, history, run.value, runs.front().value);
        }
    }
    storeJoin(connection, history, runs.front().value, join);
}

void takeApart(sql::Connection& connection, std::int64_t history, RunId run, RecordChanges& changes)
{
    for (const std::int64_t record : recordsOfRun(connection, run.value)) {
        const auto state = changes.stateOf(record);
        // A record that does not count stays with the run that it would be a second time.
        if (state && state->counts) {
            changes.setState(record, {record, true, true});
        }
    }
    endJoins(connection, history, run.value);
}

int applyJoinChoices(sql::Connection& connection, const FileTable& files, std::int64_t history,
    const std::vector<JoinChoice>& choices, RecordChanges& changes, std::vector<JoinOutcome>& joins)
{
    int made = 0;
    for (const JoinChoice& choice : choices) {
        std::vector<RunId> runs = runsAt(connection, files, choice.records);
        if (choice.kind == JoinChoice::Kind::Apart) {
            made += runs.empty() ? 0 : 1;
            for (const RunId run : runs) {
                takeApart(connection, history, run, changes);
                std::erase_if(joins, [&](const JoinOutcome& join) { return join.run == run; });
            }
            continue;
        }
        if (runs.size() < 2) {
            continue;
        }
        std::ranges::sort(runs); // the oldest gives its id and name
        joinAsOneRun(connection, history, runs, changes);
        ++made;
        const std::string name = nameOfRun(connection, files, runs.front().value);
        for (JoinOutcome& join : joins) {
            if (std::ranges::binary_search(runs, join.run)) {
                join.run = runs.front();
                join.runName = name;
            }
        }
        joins.push_back({runs.front(), name, placesOfRun(connection, files, runs.front()), JoinReason::ByHand,
            1, std::string(byHandExplanation)});
    }
    return made;
}

} // namespace trefoil
