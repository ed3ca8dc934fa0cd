// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/library.h"

#include "core/store/baseline_choices.h"
#include "core/store/check_library.h"
#include "core/store/companion_rows.h"
#include "core/store/diagnostics.h"
#include "core/store/frame_builder.h"
#include "core/store/frame_cache.h"
#include "core/store/history.h"
#include "core/store/import_job.h"
#include "core/store/join_choices.h"
#include "core/store/join_decisions.h"
#include "core/store/join_review.h"
#include "core/store/open_library.h"
#include "core/store/own_quantities.h"
#include "core/store/prediction_reading.h"
#include "core/store/refused_files.h"
#include "core/store/run_details.h"
#include "core/store/run_edits.h"
#include "core/store/series_reading.h"
#include "core/store/settings.h"
#include "core/store/sql/transaction.h"
#include "core/store/value_rules.h"

#include <unordered_map>

namespace trefoil {

struct Library::Data {
    std::filesystem::path path;
    sql::Connection connection;
    std::shared_ptr<QuantityRegistry> registry; // frames keep it alive too
    /// The first frame after opening and after an import is kept. Later ones follow small edits, each of
    /// which would write the whole table again.
    bool keepsNextFrame = true;
};

namespace {

std::int64_t revisionOf(sql::Connection& connection)
{
    return connection.integer("SELECT revision FROM library_state");
}

/// Keeps a large frame for the next opening, if nobody else is writing. The cache may be missing, so failing
/// here is no error.
void keepFrame(sql::Connection& connection, const Frame& frame, std::int64_t revision)
{
    const sql::WithoutWaiting impatient(connection);
    auto transaction = sql::Transaction::beginWriting(connection);
    if (transaction && revisionOf(connection) == revision) {
        saveCachedFrame(connection, frame, revision);
        static_cast<void>(transaction->commit());
    }
}

} // namespace

Library::Library(std::unique_ptr<Data> data)
    : m_data(std::move(data))
{
}

Library::Library(Library&&) noexcept = default;
Library& Library::operator=(Library&&) noexcept = default;
Library::~Library() = default;

Result<Library> Library::open(const std::filesystem::path& path, OpenMode mode)
{
    auto connection = openLibrary(path, mode);
    if (!connection) {
        return tl::unexpected<Error>(connection.error());
    }
    auto data = std::make_unique<Data>(
        Data{path, *std::move(connection), std::make_shared<QuantityRegistry>(), true});
    loadOwnQuantities(data->connection, *data->registry);
    if (auto loaded = data->connection.takeResult(); !loaded) {
        return tl::unexpected<Error>(loaded.error());
    }
    return Library(std::move(data));
}

const std::filesystem::path& Library::path() const
{
    return m_data->path;
}

std::int64_t Library::revision() const
{
    const std::int64_t revision = revisionOf(m_data->connection);
    m_data->connection.forgetError(); // 0 says that it could not be read; the next real question says why
    return revision;
}

const QuantityRegistry& Library::quantities() const
{
    return *m_data->registry;
}

Result<ImportOutcome> Library::import(
    const std::vector<ImportFile>& files, Progress& progress, const std::vector<JoinChoice>& choices)
{
    auto outcome =
        importFiles(m_data->connection, *m_data->registry, files, choices, ImportMode::Keep, progress);
    if (outcome && outcome->import.isValid()) {
        m_data->keepsNextFrame = true;
    }
    return outcome;
}

Result<ImportOutcome> Library::previewImport(
    const std::vector<ImportFile>& files, Progress& progress, const std::vector<JoinChoice>& choices)
{
    return importFiles(m_data->connection, *m_data->registry, files, choices, ImportMode::Preview, progress);
}

Result<FramePointer> Library::frame(Progress& progress)
{
    sql::Connection& connection = m_data->connection;
    auto transaction = sql::Transaction::beginReading(connection);
    if (!transaction) {
        return tl::unexpected<Error>(transaction.error());
    }
    loadOwnQuantities(connection, *m_data->registry);
    const std::int64_t revision = revisionOf(connection);
    if (auto cached = loadCachedFrame(connection, m_data->registry, revision)) {
        return cached;
    }
    auto frame = loadValueRules(connection).and_then([&](const ValueRules& rules) {
        return buildFrame(connection, m_data->registry, rules, progress);
    });
    transaction->rollback();
    if (frame && m_data->keepsNextFrame && (*frame)->rowCount() >= smallestCachedFrame
        && !connection.isReadOnly()) {
        m_data->keepsNextFrame = false;
        keepFrame(connection, **frame, revision);
    }
    return frame;
}

Result<FramePointer> Library::frameUnderRules(const ValueRules& rules, Progress& progress)
{
    auto transaction = sql::Transaction::beginReading(m_data->connection);
    if (!transaction) {
        return tl::unexpected<Error>(transaction.error());
    }
    return buildFrame(m_data->connection, m_data->registry, rules, progress);
}

Result<RunDetails> Library::details(RunId run)
{
    auto transaction = sql::Transaction::beginReading(m_data->connection);
    if (!transaction) {
        return tl::unexpected<Error>(transaction.error());
    }
    return loadRunDetails(m_data->connection, *m_data->registry, run);
}

Result<std::vector<RunSeries>> Library::series(RunId run)
{
    return loadRunSeries(m_data->connection, *m_data->registry, run);
}

Result<SeriesPoints> Library::seriesPoints(SeriesId series, Progress& progress)
{
    return loadSeriesPoints(m_data->connection, series, progress);
}

Result<std::vector<RunPredictions>> Library::predictions(RunId run)
{
    return loadRunPredictions(m_data->connection, run);
}

Result<std::shared_ptr<const ExampleSet>> Library::exampleSet(ExampleSetId id)
{
    return loadExampleSet(m_data->connection, id);
}

Result<Predictions> Library::predictionsOf(
    PredictionsId id, const std::shared_ptr<const ExampleSet>& examples)
{
    return loadPredictions(m_data->connection, id, examples);
}

Result<std::vector<AmbiguityOutcome>> Library::ambiguities()
{
    sql::Connection& connection = m_data->connection;
    auto found = loadAmbiguities(connection, fileTable(loadActiveFiles(connection)));
    return connection.takeResult().map([&] { return std::move(found); });
}

Result<JoinReview> Library::joinReview(Progress& progress)
{
    return loadJoinReview(m_data->connection, progress);
}

Result<std::vector<FileOutcome>> Library::files()
{
    sql::Connection& connection = m_data->connection;
    std::vector<FileOutcome> outcomes;
    const std::vector<StoredFile> stored = loadActiveFiles(connection);
    std::unordered_map<std::string_view, FileId> last;
    for (const StoredFile& file : stored) {
        last[file.path] = file.id;
    }
    CompanionRows companions(connection);
    for (const StoredFile& file : stored) {
        if (last[file.path].value != file.id.value) {
            continue;
        }
        FileOutcome& outcome = outcomes.emplace_back();
        outcome.path = file.path;
        outcome.format = file.format;
        outcome.accepted = file.accepted;
        outcome.setAside = file.setAside;
        outcome.stamp = file.stamp;
        outcome.digest = file.digest;
        outcome.mapping = file.mapping;
        outcome.importerRevision = file.importerRevision;
        outcome.companions = companions.load(file.id, file.folder);
        outcome.diagnostics = loadDiagnostics(connection, file);
    }
    return connection.takeResult().map([&] { return std::move(outcomes); });
}

Result<std::vector<FileOutcome>> Library::refusedFiles()
{
    return loadRefusedFiles(m_data->connection);
}

Result<void> Library::joinRuns(const std::vector<RunId>& runs)
{
    return joinRunsByHand(m_data->connection, runs);
}

Result<void> Library::splitRun(RunId run)
{
    return splitRunsByHand(m_data->connection, {run});
}

Result<void> Library::decideJoin(const JoinChoice& choice)
{
    sql::Connection& connection = m_data->connection;
    const std::vector<RunId> runs =
        runsAt(connection, fileTable(loadActiveFiles(connection)), choice.records);
    if (auto found = connection.takeResult(); !found) {
        return found;
    }
    if (runs.empty()) {
        return fail(Errc::UnknownRun, {choice.records.empty() ? "" : describe(choice.records.front())});
    }
    if (choice.kind == JoinChoice::Kind::Apart) {
        return splitRunsByHand(connection, runs);
    }
    return runs.size() > 1 ? joinRunsByHand(connection, runs) : fail(Errc::OneRunAlready, {});
}

Result<void> Library::renameRun(RunId run, const std::string& name)
{
    return giveName(m_data->connection, run, name);
}

Result<void> Library::setExcluded(const std::vector<RunId>& runs, bool excluded)
{
    return excludeRuns(m_data->connection, runs, excluded);
}

Result<void> Library::setBaseline(RunId baseline, const std::vector<RunId>& variants)
{
    return chooseBaselineByHand(m_data->connection, baseline, variants);
}

Result<std::vector<BaselineChoice>> Library::baselineChoices()
{
    return loadBaselineChoices(m_data->connection);
}

Result<ValueRules> Library::valueRules()
{
    return loadValueRules(m_data->connection);
}

Result<void> Library::setValueRule(const std::string& quantityId, const ValueRule& rule)
{
    return changeValueRule(m_data->connection, *m_data->registry, quantityId, rule);
}

Result<std::vector<HistoryEntry>> Library::history()
{
    return loadHistory(m_data->connection);
}

Result<HistoryEntry> Library::undo()
{
    return undoLastChange(m_data->connection);
}

Result<HistoryEntry> Library::redo()
{
    return redoNextChange(m_data->connection);
}

Result<std::optional<std::string>> Library::setting(const std::string& key)
{
    return loadSetting(m_data->connection, key);
}

Result<void> Library::setSetting(const std::string& key, const std::string& json)
{
    return saveSetting(m_data->connection, key, json);
}

Result<CheckReport> Library::check(Progress& progress)
{
    return checkLibrary(m_data->connection, progress);
}

} // namespace trefoil
