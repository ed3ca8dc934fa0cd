// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/join_stage.h"

#include "core/store/join_decisions.h"
#include "core/store/join_review.h"

#include <algorithm>

namespace trefoil {

namespace {

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
    std::vector<JoinItem> items = loadJoinItems(connection, files);
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
    outcome.items = std::move(items);
    return outcome;
}

} // namespace trefoil
