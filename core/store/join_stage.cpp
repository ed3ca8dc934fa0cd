// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/join_stage.h"

#include "core/store/join_decisions.h"

#include <algorithm>

namespace trefoil {

namespace {

std::optional<Instant> instantFrom(const sql::Statement& row, int column)
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

std::vector<JoinItem> loadItems(sql::Connection& connection, const FileTable& files)
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
        item.startedAt = instantFrom(rows, 5);
        item.endedAt = instantFrom(rows, 7);
        item.durationSeconds = rows.real(9);
        item.energyKwh = rows.real(10);
        item.emissionsKg = rows.real(11);
        item.fixedByHand = rows.integer(12) == 1;
        item.accuracy = rows.real(13);
    }
    addFurtherIds(connection, items);
    return items;
}

struct Merge {
    std::vector<std::int64_t> runs; ///< that the records of a join are in now
    std::int64_t fixedRun = 0; ///< the one that a person has made; 0: none
};

Merge mergeFor(const Join& join, RecordChanges& changes)
{
    Merge merge;
    for (const RecordId record : join.records) {
        const auto state = changes.stateOf(record.value);
        if (!state) {
            continue;
        }
        if (state->movedByHand && merge.fixedRun != 0 && merge.fixedRun != state->run) {
            continue; // two runs that a person keeps apart
        }
        merge.fixedRun = state->movedByHand ? state->run : merge.fixedRun;
        if (std::ranges::find(merge.runs, state->run) == merge.runs.end()) {
            merge.runs.push_back(state->run);
        }
    }
    return merge;
}

std::int64_t targetOf(const Merge& merge, std::int64_t lastOldRecord)
{
    const std::int64_t oldest = *std::ranges::min_element(merge.runs);
    return merge.fixedRun != 0 ? merge.fixedRun : oldest <= lastOldRecord ? oldest : merge.runs.front();
}

} // namespace

Result<JoinStageOutcome> joinRecords(sql::Connection& connection, const FileTable& files,
    std::int64_t history, std::int64_t lastOldRecord, RecordChanges& changes, Progress& progress)
{
    const std::vector<JoinItem> items = loadItems(connection, files);
    if (auto loaded = connection.takeResult(); !loaded) {
        return tl::unexpected<Error>(loaded.error());
    }
    JoinProposal proposal = proposeJoins(items, progress);
    if (progress.stopRequested()) {
        return fail(Errc::Cancelled, {});
    }
    JoinStageOutcome outcome;
    for (Join& join : proposal.joins) {
        const Merge merge = mergeFor(join, changes);
        if (merge.runs.size() < 2) {
            continue; // one run already
        }
        const std::int64_t target = targetOf(merge, lastOldRecord);
        for (const std::int64_t run : merge.runs) {
            if (run != target) {
                changes.moveRun(run, target, false);
                inheritJoins(connection, history, run, target);
            }
        }
        storeJoin(connection, history, target, join);
        outcome.joins.push_back({target, std::move(join)});
    }
    endAmbiguities(connection, history);
    for (const Ambiguity& ambiguity : proposal.ambiguities) {
        storeAmbiguity(connection, history, ambiguity);
    }
    outcome.ambiguities = std::move(proposal.ambiguities);
    return outcome;
}

} // namespace trefoil
