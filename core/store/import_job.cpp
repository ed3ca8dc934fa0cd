// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/import_job.h"

#include "core/store/history.h"
#include "core/store/import_counts.h"
#include "core/store/import_file.h"
#include "core/store/join_choices.h"
#include "core/store/join_decisions.h"
#include "core/store/join_review.h"
#include "core/store/join_stage.h"
#include "core/store/progress_of_files.h"
#include "core/store/purge.h"
#include "core/store/refused_files.h"
#include "core/store/run_names.h"
#include "core/store/sql/journal.h"
#include "core/store/sql/transaction.h"

#include <algorithm>
#include <optional>

namespace trefoil {

namespace {

/// Off for the time of an import, whose writer makes every reference and flag itself; check() looks at all of
/// them.
class WithoutConstraints {
public:
    explicit WithoutConstraints(sql::Connection& connection)
        : m_connection(connection)
    {
        m_connection.run("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
    }
    WithoutConstraints(const WithoutConstraints&) = delete;
    WithoutConstraints& operator=(const WithoutConstraints&) = delete;
    ~WithoutConstraints()
    {
        m_connection.run("PRAGMA foreign_keys = ON; PRAGMA ignore_check_constraints = OFF");
    }

private:
    sql::Connection& m_connection;
};

/// Then an import is nearly all of the library, and there is nothing that a reader could miss.
bool isEmpty(sql::Connection& connection)
{
    return connection.integer("SELECT count(*) FROM (SELECT id FROM record LIMIT 1)") == 0;
}

ImportId createImport(sql::Connection& connection, std::int64_t history)
{
    sql::Statement insert =
        connection.prepare("INSERT INTO import (started_at_ms, app_version) VALUES (?1, ?2) RETURNING id");
    insert.bind(1, nowMs()).bind(2, std::string_view(TREFOIL_VERSION));
    ImportId import;
    while (insert.step()) {
        import = ImportId{insert.integer(0)};
    }
    setChangeImport(connection, history, import);
    return import;
}

/// Joining looks at every record that counts. One file whose ids are all different needs none of it: records
/// of one file are never joined by value, time or folder.
bool mayJoin(const ImportState& state, const std::vector<StoredFile>& files)
{
    return files.size() > 1 || state.identities.hasSharedIdentities() || state.hasFurtherIds;
}

void describeJoins(
    ImportState& state, const FileTable& files, const JoinStageOutcome& joined, ImportOutcome& outcome)
{
    for (const AppliedJoin& applied : joined.joins) {
        JoinOutcome& join = outcome.joins.emplace_back();
        // Later joins of the same import may have moved it on.
        const auto now = state.changes.stateOf(applied.join.records.front().value);
        join.run = RunId{now ? now->run : applied.run};
        join.runName = nameOfRun(state.connection, files, join.run.value);
        join.reason = applied.join.reason;
        join.confidence = applied.join.confidence;
        join.explanation = applied.join.explanation;
        for (const RecordId record : applied.join.records) {
            join.sources.push_back(sourceOf(state.connection, files, record.value));
        }
    }
}

/// Where every record that counts is a run of its own, without looking at them again.
void describeLoneFiles(const std::vector<StoredFile>& files, ImportOutcome& outcome)
{
    for (const StoredFile& file : files) {
        if (file.accepted > 0) {
            outcome.unmatched.push_back({{file.path, 0, {}}, {}, file.format, file.accepted,
                "each a run of its own: nothing else here could be one of them", std::nullopt});
        }
    }
}

/// The items of a joining with the runs that its joins and choices have led to.
void describeWhatIsAlone(ImportState& state, const FileTable& files, std::vector<JoinItem> items,
    std::int64_t lastOld, ImportOutcome& outcome)
{
    auto item = items.begin(); // both lists ascend by record
    sql::Statement rows =
        state.connection.prepare("SELECT id, run_id, moved_by_hand FROM record WHERE counts = 1 ORDER BY id");
    while (rows.step()) {
        while (item != items.end() && item->record.value < rows.integer(0)) {
            ++item;
        }
        if (item != items.end() && item->record.value == rows.integer(0)) {
            item->run = RunId{rows.integer(1)};
            item->fixedByHand = rows.integer(2) == 1;
        }
    }
    outcome.unmatched = describeUnmatched(state.connection, files, items, lastOld + 1, outcome.ambiguities);
}

Result<void> join(ImportState& state, const std::vector<JoinChoice>& choices, std::int64_t lastOld,
    ImportOutcome& outcome, Progress& progress)
{
    const std::vector<StoredFile> files = loadActiveFiles(state.connection);
    if (!mayJoin(state, files) && choices.empty()) {
        describeLoneFiles(files, outcome);
        return state.connection.takeResult();
    }
    state.hasSharedRuns = true;
    const FileTable table = fileTable(files);
    auto joined = joinRecords(state.connection, table, state.history, lastOld, state.changes, progress);
    if (!joined) {
        return tl::unexpected<Error>(joined.error());
    }
    describeJoins(state, table, *joined, outcome);
    outcome.choicesMade =
        applyJoinChoices(state.connection, table, state.history, choices, state.changes, outcome.joins);
    outcome.ambiguities = loadAmbiguities(state.connection, table);
    describeWhatIsAlone(state, table, std::move(joined->items), lastOld, outcome);
    return state.connection.takeResult();
}

void summarise(ImportState& state, std::int64_t lastOld, ImportOutcome& outcome)
{
    const ImportCounts counts = state.hasSharedRuns
        ? countRuns(state.connection, lastOld, std::move(state.unchangedRuns))
        : countLoneRuns(state.stored, lastOld, std::move(state.unchangedRuns));
    outcome.runsAdded = counts.added;
    outcome.runsUpdated = counts.updated;
    outcome.runsUnchanged = counts.unchanged;
    const auto files = std::ranges::count_if(
        outcome.files, [](const FileOutcome& file) { return !file.alreadyThere && !file.error; });
    const std::string summary = importSummary(static_cast<std::size_t>(files), counts)
        + readAgainSummary(outcome.files)
        + (outcome.choicesMade > 0 ? " · joined or kept apart by hand: " + std::to_string(outcome.choicesMade)
                                   : "");
    setChangeSummary(state.connection, state.history, summary);
    sql::Statement update = state.connection.prepare("UPDATE import SET summary = ?2 WHERE id = ?1");
    update.bind(1, state.import.value).bind(2, std::string_view(summary)).run();
}

Result<ImportOutcome> importInto(ImportState& state, const std::vector<ImportFile>& files,
    const std::vector<JoinChoice>& choices, std::int64_t lastOld, Progress& progress)
{
    ImportOutcome outcome;
    ProgressOfFiles reading(progress, files);
    for (const ImportFile& file : files) {
        if (progress.stopRequested()) {
            return fail(Errc::Cancelled, {});
        }
        auto imported = importFile(state, file, reading);
        if (!imported) {
            return tl::unexpected<Error>(imported.error());
        }
        reading.finishFile();
        outcome.files.push_back(*std::move(imported));
    }
    if (state.stored > 0) {
        if (auto joined = join(state, choices, lastOld, outcome, progress); !joined) {
            return tl::unexpected<Error>(joined.error());
        }
        outcome.import = state.import;
        state.changes.save(state.history);
        state.quantities.save(state.connection);
    }
    summarise(state, lastOld, outcome);
    return state.connection.takeResult().map([&] { return std::move(outcome); });
}

} // namespace

Result<ImportOutcome> importFiles(sql::Connection& connection, QuantityRegistry& registry,
    const std::vector<ImportFile>& files, const std::vector<JoinChoice>& choices, ImportMode mode,
    Progress& progress)
{
    const WithoutConstraints unchecked(connection);
    std::optional<sql::WithoutLog> direct;
    if (isEmpty(connection)) {
        direct.emplace(connection);
    }
    auto transaction = sql::Transaction::beginWriting(connection);
    if (!transaction) {
        return tl::unexpected<Error>(transaction.error());
    }
    const std::int64_t history = beginChange(connection, "import", {});
    purgeDiscardedImports(connection);
    const std::int64_t lastOld = connection.integer("SELECT ifnull(max(id), 0) FROM record");
    StagedQuantities quantities(registry);
    RecordChanges changes(connection, lastOld);
    ImportState state{connection, quantities, changes, ContextWriter(connection), {}, history,
        createImport(connection, history), lastOld + 1, 0, false, false, {}, {}};
    state.identities.load(connection);
    if (auto prepared = connection.takeResult(); !prepared) {
        return tl::unexpected<Error>(prepared.error());
    }
    auto outcome = importInto(state, files, choices, lastOld, progress);
    if (!outcome || mode == ImportMode::Preview || !outcome->import.isValid()) {
        transaction->rollback();
        if (outcome && !outcome->import.isValid()) { // nothing of it is kept later, so this is remembered now
            keepSeenAgain(connection, state.seenAgain);
            keepRefusals(connection, files, outcome->files);
        }
        return outcome;
    }
    if (auto committed = transaction->commit(); !committed) {
        return tl::unexpected<Error>(committed.error());
    }
    keepSeenAgain(connection, state.seenAgain);
    keepRefusals(connection, files, outcome->files);
    quantities.addTo(registry);
    return outcome;
}

} // namespace trefoil
