// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/huggingface_trainer_state/huggingface_trainer_state_importer.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/ingest/json/json_keys.h"
#include "core/ingest/json/json_list.h"
#include "core/ingest/json/json_value.h"
#include "core/ingest/metric_names.h"
#include "core/ingest/record_builder.h"
#include "core/ingest/tracking/last_values.h"
#include "core/ingest/tracking/series_recorder.h"
#include "core/ingest/tracking/tracked_metric.h"

namespace trefoil {

namespace {

using nlohmann::json;
using Place = RecordBuilder::Place;

Recognition recognise(const Source& source)
{
    const std::vector<JsonKey> keys = jsonKeys(source.head(), 1);
    const auto history = std::find_if(keys.begin(), keys.end(),
        [](const JsonKey& key) { return key.key == "log_history" && key.valueStart == '['; });
    if (history == keys.end()) {
        return {};
    }
    if (hasTopKey(keys, "global_step")) {
        return {1.0, "a JSON object with log_history and global_step"};
    }
    // Keys are sorted, so global_step comes first; other orders have it beyond the head of a long file.
    return {0.6, "a JSON object with log_history"};
}

/// The row of log_history that matters last, with its place.
struct LogRow {
    json row;
    std::string index;

    [[nodiscard]] Place place(std::string_view key, std::string unit, Grade grade) const
    {
        return {jsonPointer({"log_history", index, key}), std::move(unit), grade};
    }
};

bool hasEvaluation(const json& row)
{
    for (const auto& [key, value] : row.items()) {
        if (key.starts_with("eval_") && value.is_number()) {
            return true;
        }
    }
    return false;
}

struct LastRows {
    std::optional<LogRow> training;
    std::optional<LogRow> evaluation;
    std::optional<LogRow> summary;

    void look(const json& row, std::size_t index)
    {
        if (!row.is_object()) {
            return;
        }
        if (row.contains("train_runtime")) {
            summary = {row, std::to_string(index)};
        } else if (hasEvaluation(row)) {
            evaluation = {row, std::to_string(index)};
        } else if (row.contains("loss")) {
            training = {row, std::to_string(index)};
        }
    }
};

Quantity setting(std::string id, std::string name, Dimension dimension, Direction direction, Sphere sphere)
{
    return Quantity{std::move(id), std::move(name), canonicalUnit(dimension), direction, sphere};
}

void addEvaluation(RecordBuilder& builder, const LogRow& evaluation)
{
    for (const auto& [key, value] : evaluation.row.items()) {
        const auto number = numberOf(&value);
        if (!number || !key.starts_with("eval_")) {
            continue;
        }
        if (key == "eval_runtime") {
            builder.addExtra(setting("eval_runtime_s", "Evaluation time", Dimension::Time,
                                 Direction::LowerIsBetter, Sphere::Economy),
                *number, evaluation.place(key, "s", Grade::Measured));
        } else if (key.ends_with("_per_second")) {
            builder.addExtra(setting(key, metricQuantity(key).name, Dimension::None,
                                 Direction::HigherIsBetter, Sphere::Economy),
                *number, evaluation.place(key, "1/s", Grade::Measured));
        } else {
            builder.addMetric(
                std::string_view(key).substr(5), *number, evaluation.place(key, "", Grade::Measured));
        }
    }
}

/// How fast an evaluation was says nothing of the course of the training.
bool isSpeed(std::string_view key)
{
    return key == "eval_runtime" || key.ends_with("_per_second");
}

/// Energy and the like that a callback logs, by the unit in its name.
bool isTotal(std::string_view metric, double lowest, double highest)
{
    return !placeTracked(metric, lowest, highest).unit.empty();
}

/// The metric of a logged name, as the record has it.
std::string_view metricOf(std::string_view key)
{
    if (key == "loss") {
        return "train_loss";
    }
    // What an evaluation used up is not what the run did.
    const bool isOfEvaluation = key.starts_with("eval_") && !isTotal(key.substr(5), 0, 0);
    return isOfEvaluation ? key.substr(5) : key;
}

void addTotals(RecordBuilder& builder, const SeriesRecorder& recorder)
{
    std::vector<SeriesRecorder::Summary> totals = recorder.summaries();
    std::erase_if(totals, [](const SeriesRecorder::Summary& summary) {
        return !isTotal(summary.metric, summary.lowest, summary.highest);
    });
    LastValues("/log_history, ").put(builder, std::move(totals));
}

/// What a row logs at its step. The summary is no point of a course: its train_loss is a mean.
void addPoints(SeriesRecorder& recorder, const json& row)
{
    const auto step = numberOf(member(&row, "step"));
    if (!step || row.contains("train_runtime")) {
        return;
    }
    for (const auto& [key, value] : row.items()) {
        const auto number = numberOf(&value);
        if (!number || key == "step" || key == "total_flos" || isSpeed(key)) {
            continue;
        }
        const std::size_t series = recorder.series(key, metricOf(key));
        if (series != SeriesRecorder::none) {
            recorder.add(series, {.value = *number, .step = *step});
        }
    }
}

void addTraining(RecordBuilder& builder, const LastRows& last)
{
    if (last.summary) {
        if (const auto runtime = numberOf(member(&last.summary->row, "train_runtime"))) {
            builder.setStandard(
                Standard::Duration, *runtime, last.summary->place("train_runtime", "s", Grade::Measured));
        }
        if (const auto loss = numberOf(member(&last.summary->row, "train_loss"))) {
            builder.setStandard(
                Standard::TrainingLoss, *loss, last.summary->place("train_loss", "", Grade::Measured));
        }
    }
    if (last.training && !builder.has("training_loss")) {
        if (const auto loss = numberOf(member(&last.training->row, "loss"))) {
            builder.setStandard(
                Standard::TrainingLoss, *loss, last.training->place("loss", "", Grade::Measured));
        }
    }
}

void addCounts(RecordBuilder& builder, const json& state)
{
    if (const auto steps = numberOf(member(&state, "global_step"))) {
        builder.setStandard(Standard::Steps, *steps, {"/global_step", "count", Grade::Measured});
    }
    if (const auto epochs = numberOf(member(&state, "epoch"))) {
        builder.setStandard(Standard::Epochs, *epochs, {"/epoch", "count", Grade::Measured});
    }
    // 9223372036854775807 where the data are a stream without an end.
    if (const auto planned = numberOf(member(&state, "num_train_epochs")); planned && *planned < 1e15) {
        builder.addExtra(
            setting("planned_epochs", "Planned epochs", Dimension::Count, Direction::None, Sphere::Setting),
            *planned, {"/num_train_epochs", "count", Grade::Declared});
    }
    // The Trainer writes 0 where it could not count.
    if (const auto flops = numberOf(member(&state, "total_flos")); flops && *flops > 0) {
        builder.addExtra(setting("total_flos", "Training compute in floating-point operations",
                             Dimension::Count, Direction::LowerIsBetter, Sphere::Economy),
            *flops, {"/total_flos", "count", Grade::Modelled});
    }
    if (const auto batch = numberOf(member(&state, "train_batch_size"))) {
        builder.addExtra(setting("train_batch_size", "Training batch size", Dimension::Count, Direction::None,
                             Sphere::Setting),
            *batch, {"/train_batch_size", "count", Grade::Declared});
    }
    if (const auto best = numberOf(member(&state, "best_metric"))) {
        builder.addExtra(setting("best_metric", "Best metric of the Trainer", Dimension::None,
                             Direction::None, Sphere::Quality),
            *best, {"/best_metric", "", Grade::Measured});
    }
}

/// "run/checkpoint-500" is a snapshot of the run "run".
void nameByFolder(RecordBuilder& builder, const Source& source, Context& context)
{
    const std::string folder = source.folder();
    const std::size_t slash = folder.find_last_of("/\\");
    const std::string last = slash == std::string::npos ? folder : folder.substr(slash + 1);
    builder.record().name = last;
    if (!last.starts_with("checkpoint-")) {
        return;
    }
    const std::string parent = slash == std::string::npos ? std::string() : folder.substr(0, slash);
    builder.record().name = parent.substr(parent.find_last_of("/\\") + 1) + "/" + last;
    builder.record().isCumulative = true;
    context.variant = last;
    builder.diagnose(Severity::Note, "checkpoint",
        "The file belongs to " + last
            + ", a snapshot taken during the run; its numbers may not be the final ones.",
        {});
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    if (progress.stopRequested()) {
        return fail(Errc::Cancelled, {});
    }
    LastRows last;
    SeriesRecorder recorder(sink, {.hasSteps = true, .hasTimes = false});
    const auto takeRow = [&](const json& row, std::size_t index) {
        last.look(row, index);
        addPoints(recorder, row);
    };
    const Result<json> state = parseJsonList(source.bytes(), source.path(), "log_history", takeRow, progress);
    if (!state) {
        return tl::unexpected(state.error());
    }
    const json* history = member(&*state, "log_history");
    if (history == nullptr || !history->is_array()) {
        return fail(
            Errc::FormatRefused, {source.path(), "it has no list log_history"}, {source.path(), 0, {}});
    }
    recorder.flush();
    RecordBuilder builder(sink, source.path());
    Context context;
    context.tool = "Hugging Face Trainer";
    nameByFolder(builder, source, context);
    addTraining(builder, last);
    if (last.evaluation) {
        addEvaluation(builder, *last.evaluation);
    }
    addTotals(builder, recorder);
    addCounts(builder, *state);
    if (!last.summary) {
        builder.diagnose(Severity::Note, "no_summary",
            "The log has no summary row, so training had not ended when it was written; the duration is "
            "unknown.",
            "/log_history");
    }
    builder.accept(context);
    return {};
}

} // namespace

const Importer& huggingfaceTrainerStateImporter()
{
    static const Importer importer{"huggingface_trainer_state", "Hugging Face trainer_state.json", 4,
        Precedence::Evaluation, recognise, read};
    return importer;
}

} // namespace trefoil
