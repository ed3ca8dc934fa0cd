// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/prediction_reading.h"

#include "core/store/prediction_codec.h"

#include <map>
#include <utility>

namespace trefoil {

namespace {

constexpr std::int64_t firstSchemaWithPredictions = 6; ///< who only reads does not bring a library up to date

std::optional<double> optionalReal(const sql::Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.real(column));
}

} // namespace

Result<std::vector<RunPredictions>> loadRunPredictions(sql::Connection& connection, RunId run)
{
    if (connection.integer("PRAGMA user_version") < firstSchemaWithPredictions) {
        return connection.takeResult().map([] { return std::vector<RunPredictions>(); });
    }
    sql::Statement rows =
        connection.prepare("SELECT p.id, r.run_id, p.example_set_id, e.examples, f.path, p.threshold"
                           " FROM prediction p JOIN record r ON r.id = p.record_id"
                           " JOIN example_set e ON e.id = p.example_set_id"
                           " JOIN source_file f ON f.id = r.file_id JOIN import i ON i.id = f.import_id"
                           " WHERE i.state = 'active' AND r.counts = 1 AND (?1 = 0 OR r.run_id = ?1)"
                           " ORDER BY r.run_id, p.id");
    rows.bind(1, run.value);
    std::vector<RunPredictions> found;
    while (rows.step()) {
        found.push_back(
            {PredictionsId{rows.integer(0)}, RunId{rows.integer(1)}, ExampleSetId{rows.integer(2)},
                rows.integer(3), std::string(rows.text(4)), optionalReal(rows, 5)});
    }
    return connection.takeResult().map([&] { return std::move(found); });
}

Result<std::shared_ptr<const ExampleSet>> loadExampleSet(sql::Connection& connection, ExampleSetId id)
{
    sql::Statement rows = connection.prepare("SELECT data FROM example_set WHERE id = ?1");
    rows.bind(1, id.value);
    std::optional<ExampleSet> examples;
    while (rows.step()) {
        examples = decodeExamples(rows.blob(0));
    }
    if (auto result = connection.takeResult(); !result) {
        return tl::unexpected<Error>(result.error());
    }
    if (!examples) {
        return fail(Errc::LibraryDamaged, {"", "the examples of predictions cannot be read"});
    }
    return std::make_shared<const ExampleSet>(std::move(*examples));
}

Result<Predictions> loadPredictions(
    sql::Connection& connection, PredictionsId id, const std::shared_ptr<const ExampleSet>& examples)
{
    sql::Statement rows = connection.prepare("SELECT data, threshold FROM prediction WHERE id = ?1");
    rows.bind(1, id.value);
    std::optional<Predictions> predictions;
    std::optional<double> threshold;
    while (rows.step()) {
        predictions = decodePredictions(rows.blob(0), examples->size());
        threshold = optionalReal(rows, 1);
    }
    if (auto result = connection.takeResult(); !result) {
        return tl::unexpected<Error>(result.error());
    }
    if (!predictions) {
        return fail(Errc::LibraryDamaged, {"", "the predictions of a run cannot be read"});
    }
    predictions->examples = examples;
    predictions->threshold = threshold;
    return std::move(*predictions);
}

Result<void> forEachPredictions(sql::Connection& connection, const Progress& progress,
    const std::function<bool(const RunPredictions&, const ExampleSet&)>& isWanted,
    const std::function<Result<void>(const RunPredictions&, const Predictions&)>& use)
{
    const auto all = loadRunPredictions(connection, {});
    if (!all) {
        return tl::unexpected<Error>(all.error());
    }
    std::map<ExampleSetId, std::shared_ptr<const ExampleSet>> sets;
    for (const RunPredictions& each : *all) {
        if (progress.stopRequested()) {
            return fail(Errc::Cancelled, {});
        }
        auto& examples = sets[each.examples];
        if (examples == nullptr) {
            auto loaded = loadExampleSet(connection, each.examples);
            if (!loaded) {
                return tl::unexpected<Error>(loaded.error());
            }
            examples = std::move(*loaded);
        }
        if (!isWanted(each, *examples)) {
            continue;
        }
        const auto answers = loadPredictions(connection, each.id, examples);
        if (!answers) {
            return tl::unexpected<Error>(answers.error());
        }
        if (auto used = use(each, *answers); !used) {
            return used;
        }
    }
    return {};
}

} // namespace trefoil
