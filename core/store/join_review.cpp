// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/join_review.h"

#include "core/join/unmatched.h"
#include "core/store/join_decisions.h"
#include "core/store/run_names.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace trefoil {

namespace {

std::optional<Instant> instantIn(const sql::Statement& row, int column)
{
    if (row.isNull(column)) {
        return std::nullopt;
    }
    return Instant{row.integer(column), row.integer(column + 1) == 1};
}

void addFurtherIds(sql::Connection& connection, std::vector<JoinItem>& items)
{
    // Both lists ascend by record.
    auto item = items.begin();
    sql::Statement rows =
        connection.prepare("SELECT record_id, run_id FROM record_run_id ORDER BY record_id, position");
    while (rows.step()) {
        const RecordId record{rows.integer(0)};
        while (item != items.end() && item->record < record) {
            ++item;
        }
        if (item != items.end() && item->record == record) {
            item->runIds.emplace_back(rows.text(1));
        }
    }
}

using PlaceKey = std::tuple<std::string, std::int64_t, std::string>;

PlaceKey placeKey(const SourceRef& where)
{
    return {where.path, where.line, where.pointer};
}

std::vector<JoinOutcome> loadAllJoins(sql::Connection& connection, const FileTable& files)
{
    std::vector<std::int64_t> runs;
    sql::Statement rows = connection.prepare(
        "SELECT DISTINCT run_id FROM join_decision WHERE" + std::string(holdsToday) + " ORDER BY run_id");
    while (rows.step()) {
        runs.push_back(rows.integer(0));
    }
    std::vector<JoinOutcome> joins;
    for (const std::int64_t run : runs) {
        const std::string name = nameOfRun(connection, files, run);
        for (JoinOutcome& join : loadJoins(connection, files, run)) {
            join.runName = name;
            joins.push_back(std::move(join));
        }
    }
    return joins;
}

} // namespace

std::vector<JoinItem> loadJoinItems(sql::Connection& connection, const FileTable& files)
{
    std::vector<JoinItem> items;
    sql::Statement rows = connection.prepare(
        "SELECT id, file_id, run_id, external_id, name, started_at_ms, started_zone_known, ended_at_ms,"
        " ended_zone_known, duration_s, energy_kwh, emissions_kg_co2e, moved_by_hand,"
        " accuracy"
        " FROM record WHERE counts = 1 ORDER BY id");
    while (rows.step()) {
        const auto file = files.find(rows.integer(1));
        if (file == files.end()) {
            continue;
        }
        JoinItem& item = items.emplace_back();
        item.record = RecordId{rows.integer(0)};
        item.file = file->second.id;
        item.run = RunId{rows.integer(2)};
        item.format = file->second.format;
        item.folder = file->second.folder;
        if (!rows.text(3).empty()) {
            item.runIds.emplace_back(rows.text(3));
        }
        item.name = rows.text(4);
        item.startedAt = instantIn(rows, 5);
        item.endedAt = instantIn(rows, 7);
        item.durationSeconds = rows.real(9);
        item.energyKwh = rows.real(10);
        item.emissionsKg = rows.real(11);
        item.fixedByHand = rows.integer(12) == 1;
        item.accuracy = rows.real(13);
    }
    addFurtherIds(connection, items);
    return items;
}

std::vector<UnmatchedOutcome> describeUnmatched(sql::Connection& connection, const FileTable& files,
    const std::vector<JoinItem>& items, std::int64_t firstRecord,
    const std::vector<AmbiguityOutcome>& ambiguities)
{
    std::set<PlaceKey> inQuestion;
    for (const AmbiguityOutcome& ambiguity : ambiguities) {
        inQuestion.insert(placeKey(ambiguity.record));
    }
    const UnmatchedRecords told = explainUnmatched(items, RecordId{firstRecord});
    std::vector<UnmatchedOutcome> outcomes;
    for (const Unmatched& unmatched : told.records) {
        UnmatchedOutcome outcome;
        outcome.record = sourceOf(connection, files, unmatched.record.value);
        if (inQuestion.contains(placeKey(outcome.record))) {
            continue;
        }
        const auto item = std::ranges::lower_bound(items, unmatched.record, {}, &JoinItem::record);
        outcome.runName = nameOfRun(connection, files, item->run.value);
        outcome.format = item->format;
        outcome.explanation = unmatched.explanation;
        if (unmatched.nearest) {
            outcome.nearest = sourceOf(connection, files, unmatched.nearest->value);
        }
        outcomes.push_back(std::move(outcome));
    }
    for (const UnmatchedOfFile& unmatched : told.files) {
        const auto file = files.find(unmatched.file.value);
        if (file != files.end()) {
            outcomes.push_back({{file->second.path, 0, {}}, {}, file->second.format, unmatched.records,
                unmatched.explanation, std::nullopt});
        }
    }
    return outcomes;
}

Result<JoinReview> loadJoinReview(sql::Connection& connection, Progress& progress)
{
    const FileTable files = fileTable(loadActiveFiles(connection));
    JoinReview review;
    review.joins = loadAllJoins(connection, files);
    review.ambiguities = loadAmbiguities(connection, files);
    if (progress.stopRequested()) {
        return fail(Errc::Cancelled, {});
    }
    review.unmatched =
        describeUnmatched(connection, files, loadJoinItems(connection, files), 1, review.ambiguities);
    return connection.takeResult().map([&] { return std::move(review); });
}

} // namespace trefoil
