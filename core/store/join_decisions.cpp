// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/join_decisions.h"

#include <string>

namespace trefoil {

namespace {

std::vector<SourceRef> sources(
    sql::Connection& connection, const FileTable& files, const std::string& query, std::int64_t id)
{
    std::vector<SourceRef> found;
    sql::Statement rows = connection.prepare(query);
    rows.bind(1, id);
    while (rows.step()) {
        found.push_back(sourceOf(connection, files, rows.integer(0)));
    }
    return found;
}

} // namespace

void storeJoin(sql::Connection& connection, std::int64_t history, std::int64_t run, const Join& join)
{
    sql::Statement insert =
        connection.prepare("INSERT INTO join_decision (history_id, run_id, reason, confidence, explanation)"
                           " VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id");
    insert.bind(1, history).bind(2, run).bind(3, static_cast<int>(join.reason));
    insert.bind(4, join.confidence).bind(5, std::string_view(join.explanation));
    std::int64_t id = 0;
    while (insert.step()) {
        id = insert.integer(0);
    }
    sql::Statement member = connection.prepare("INSERT INTO join_member VALUES (?1, ?2, ?3)");
    for (std::size_t i = 0; i < join.records.size(); ++i) {
        member.bind(1, id).bind(2, i).bind(3, join.records[i].value).run();
    }
}

void storeAmbiguity(sql::Connection& connection, std::int64_t history, const Ambiguity& ambiguity)
{
    sql::Statement insert =
        connection.prepare("INSERT INTO ambiguity (history_id, record_id, reason, explanation)"
                           " VALUES (?1, ?2, ?3, ?4) RETURNING id");
    insert.bind(1, history).bind(2, ambiguity.record.value).bind(3, static_cast<int>(ambiguity.reason));
    insert.bind(4, std::string_view(ambiguity.explanation));
    std::int64_t id = 0;
    while (insert.step()) {
        id = insert.integer(0);
    }
    sql::Statement candidate = connection.prepare("INSERT INTO ambiguity_candidate VALUES (?1, ?2, ?3)");
    for (std::size_t i = 0; i < ambiguity.candidates.size(); ++i) {
        candidate.bind(1, id).bind(2, i).bind(3, ambiguity.candidates[i].value).run();
    }
}

void endJoins(sql::Connection& connection, std::int64_t history, std::int64_t run)
{
    sql::Statement end = connection.prepare(
        "UPDATE join_decision SET ended_by = ?1 WHERE run_id = ?2 AND" + std::string(holdsToday));
    end.bind(1, history).bind(2, run).run();
}

void inheritJoins(sql::Connection& connection, std::int64_t history, std::int64_t from, std::int64_t to)
{
    std::vector<std::int64_t> decisions;
    sql::Statement rows = connection.prepare(
        "SELECT id FROM join_decision WHERE run_id = ?1 AND" + std::string(holdsToday) + " ORDER BY id");
    rows.bind(1, from);
    while (rows.step()) {
        decisions.push_back(rows.integer(0));
    }
    for (const std::int64_t decision : decisions) {
        Join join;
        sql::Statement row =
            connection.prepare("SELECT reason, confidence, explanation FROM join_decision WHERE id = ?1");
        row.bind(1, decision);
        if (row.step()) {
            join.reason = static_cast<JoinReason>(row.integer(0));
            join.confidence = row.real(1);
            join.explanation = row.text(2);
        }
        sql::Statement members =
            connection.prepare("SELECT record_id FROM join_member WHERE join_id = ?1 ORDER BY position");
        members.bind(1, decision);
        while (members.step()) {
            join.records.push_back(RecordId{members.integer(0)});
        }
        storeJoin(connection, history, to, join);
    }
    endJoins(connection, history, from);
}

void endAmbiguities(sql::Connection& connection, std::int64_t history)
{
    sql::Statement end =
        connection.prepare("UPDATE ambiguity SET ended_by = ?1 WHERE" + std::string(holdsToday));
    end.bind(1, history).run();
}

SourceRef sourceOf(sql::Connection& connection, const FileTable& files, std::int64_t record)
{
    SourceRef where;
    sql::Statement row = connection.prepare("SELECT file_id, line, pointer FROM record WHERE id = ?1");
    row.bind(1, record);
    if (row.step()) {
        const auto file = files.find(row.integer(0));
        where.path = file == files.end() ? std::string() : file->second.path;
        where.line = row.integer(1);
        where.pointer = row.text(2);
    }
    return where;
}

std::vector<JoinOutcome> loadJoins(sql::Connection& connection, const FileTable& files, std::int64_t run)
{
    std::vector<JoinOutcome> joins;
    sql::Statement rows = connection.prepare(
        "SELECT id, reason, confidence, explanation FROM join_decision WHERE run_id = ?1 AND"
        + std::string(holdsToday) + " ORDER BY id");
    rows.bind(1, run);
    while (rows.step()) {
        JoinOutcome& join = joins.emplace_back();
        join.run = RunId{run};
        join.reason = static_cast<JoinReason>(rows.integer(1));
        join.confidence = rows.real(2);
        join.explanation = rows.text(3);
        join.sources = sources(connection, files,
            "SELECT record_id FROM join_member WHERE join_id = ?1 ORDER BY position", rows.integer(0));
    }
    return joins;
}

std::vector<AmbiguityOutcome> loadAmbiguities(sql::Connection& connection, const FileTable& files)
{
    std::vector<AmbiguityOutcome> ambiguities;
    // A record that a person has joined or split since is no longer in question.
    sql::Statement rows = connection.prepare(
        "SELECT a.id, a.record_id, a.explanation FROM ambiguity a JOIN record r ON r.id = a.record_id"
        " WHERE r.counts = 1 AND r.moved_by_hand = 0 AND"
        + std::string(holdsToday) + " ORDER BY a.id");
    while (rows.step()) {
        AmbiguityOutcome& ambiguity = ambiguities.emplace_back();
        ambiguity.record = sourceOf(connection, files, rows.integer(1));
        ambiguity.explanation = rows.text(2);
        ambiguity.candidates = sources(connection, files,
            "SELECT record_id FROM ambiguity_candidate WHERE ambiguity_id = ?1 ORDER BY position",
            rows.integer(0));
    }
    return ambiguities;
}

} // namespace trefoil
