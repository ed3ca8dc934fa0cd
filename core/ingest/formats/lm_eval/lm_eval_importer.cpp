// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/lm_eval/lm_eval_importer.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <nlohmann/json.hpp>

#include "core/base/number_text.h"
#include "core/base/utf8_text.h"
#include "core/ingest/compression_settings.h"
#include "core/ingest/formats/lm_eval/lm_eval_model.h"
#include "core/ingest/formats/lm_eval/lm_eval_tasks.h"
#include "core/ingest/formats/lm_eval/markdown_results.h"
#include "core/ingest/json/json_keys.h"
#include "core/ingest/json/json_text.h"
#include "core/ingest/json/json_value.h"
#include "core/ingest/lm_eval_run_id.h"
#include "core/ingest/metric_names.h"
#include "core/ingest/record_builder.h"

namespace trefoil {

namespace {

using nlohmann::json;

constexpr std::size_t longestScanned = std::size_t{8} * 1024 * 1024;

bool isJson(const Source& source)
{
    return trimmed(withoutByteOrderMark(source.head()).substr(0, 64)).starts_with('{');
}

Recognition recognise(const Source& source)
{
    if (!isJson(source)) {
        return hasResultTable(source.head())
            ? Recognition{0.95, "a table of tasks, versions, metrics and values (lm-evaluation-harness)"}
            : Recognition{};
    }
    // versions and configs stand behind the results, which may be longer than the head.
    const std::string_view text = source.bytes().size() <= longestScanned ? source.bytes() : source.head();
    const std::vector<JsonKey> keys = jsonKeys(text, 4);
    if (!hasTopKey(keys, "results") || hasTopKey(keys, "config_general")) {
        return {}; // config_general: lighteval
    }
    bool hasFiltered = false;
    bool hasError = false;
    for (const JsonKey& key : keys) {
        if (key.top != "results" || key.depth < 3) {
            continue;
        }
        const std::size_t comma = key.key.find(',');
        hasFiltered =
            hasFiltered || (comma != std::string_view::npos && comma > 0 && comma + 1 < key.key.size());
        hasError = hasError || key.key.ends_with("_stderr");
    }
    if (hasFiltered) {
        const bool isWhole = hasTopKey(keys, "configs") || hasTopKey(keys, "group_subtasks");
        return {
            isWhole ? 1.0 : 0.85, "results with metrics named like \"acc,none\" (lm-evaluation-harness 0.4)"};
    }
    if (hasError && hasTopKey(keys, "versions")) {
        return {0.9, "results with standard errors, and versions (lm-evaluation-harness up to 0.3)"};
    }
    return {};
}

Quantity setting(std::string id, std::string name, Dimension dimension = Dimension::None)
{
    return Quantity{
        std::move(id), std::move(name), canonicalUnit(dimension), Direction::None, Sphere::Setting};
}

std::string_view firstWord(std::string_view id)
{
    return id.substr(0, id.find('_'));
}

/// higher_is_better may name another spelling of the metric (pass_at_k for pass@1), so the first word
/// decides.
Direction directionOf(const json& document, const std::string& task, const std::string& metric)
{
    const json* stated = member(member(&document, "higher_is_better"), task);
    if (stated != nullptr && stated->is_object()) {
        const std::string id = quantityIdFromColumnName(metric);
        const json* best = member(stated, metric);
        for (const auto& [name, value] : stated->items()) {
            if (best == nullptr && firstWord(quantityIdFromColumnName(name)) == firstWord(id)) {
                best = &value;
            }
        }
        if (best != nullptr && best->is_boolean()) {
            return best->get<bool>() ? Direction::HigherIsBetter : Direction::LowerIsBetter;
        }
    }
    return metricMeaning(metric).direction;
}

Quantity taskQuantity(const json& document, const std::string& task, const LmEvalMetricKey& key)
{
    Quantity quantity = metricQuantity(task + " " + key.label(), directionOf(document, task, key.metric));
    quantity.name = task + " " + key.label();
    return quantity;
}

struct Reading {
    const json& document;
    RecordBuilder& builder;
    std::string headline; ///< the only top-level task that has an accuracy; empty when several or none
};

void addParts(Reading& reading, const LmEvalTopTask& top, const std::vector<LmEvalTask>& parts,
    const std::string& attribute)
{
    for (const LmEvalTask& part : parts) {
        if (part.results == nullptr) {
            continue;
        }
        for (const auto& [key, value] : part.results->items()) {
            const auto number = numberOf(&value);
            const LmEvalMetricKey metric = lmEvalMetricKey(key);
            if (!number || metric.isStandardError) {
                continue;
            }
            const RecordBuilder::Place place{part.pointer + jsonPointer({key}), "", Grade::Measured};
            const GroupValue group{nullptr, attribute, part.label, *number, part.examples};
            reading.builder.addGroup(taskQuantity(reading.document, top.task.name, metric), group, place);
            if (top.task.name == reading.headline && metric.label() == "acc") {
                reading.builder.addGroup(quantityOf(Standard::Accuracy), group, place);
            }
        }
    }
}

void addTask(Reading& reading, const LmEvalTopTask& top)
{
    const LmEvalTask& task = top.task;
    if (task.results != nullptr) {
        for (const auto& [key, value] : task.results->items()) {
            const auto number = numberOf(&value);
            if (!number) {
                continue; // alias, and "N/A" for a standard error that is not known
            }
            const LmEvalMetricKey metric = lmEvalMetricKey(key);
            const RecordBuilder::Place place{task.pointer + jsonPointer({key}), "", Grade::Measured};
            Quantity quantity = taskQuantity(reading.document, task.name, metric);
            if (metric.isStandardError) {
                quantity = setting(quantity.id + "_stderr", quantity.name + ", standard error");
            } else if (task.name == reading.headline && metric.label() == "acc") {
                reading.builder.addMetric("accuracy", *number, place);
            }
            reading.builder.addExtra(std::move(quantity), *number, place);
        }
    }
    addParts(reading, top, top.parts, task.name);
    addParts(reading, top, top.partGroups, task.name + " groups");
}

bool hasAccuracy(const LmEvalTopTask& top)
{
    return numberOf(member(top.task.results, "acc,none")) || numberOf(member(top.task.results, "acc"));
}

std::string headlineTask(const std::vector<LmEvalTopTask>& tasks)
{
    std::string headline;
    for (const LmEvalTopTask& top : tasks) {
        if (hasAccuracy(top)) {
            if (!headline.empty()) {
                return {};
            }
            headline = top.task.name;
        }
    }
    return headline;
}

void addParameters(RecordBuilder& builder, const json& document, const LmEvalModel& model)
{
    std::string_view parent = "config";
    const json* config = member(&document, parent);
    if (config == nullptr) {
        parent = "params";
        config = member(&document, parent);
    }
    const auto parameters = numberOf(member(config, "model_num_parameters"));
    if (!parameters || *parameters <= 0) {
        return;
    }
    const RecordBuilder::Place place{jsonPointer({parent, "model_num_parameters"}), "count", Grade::Measured};
    if (!model.isPacked) {
        builder.setStandard(Standard::Parameters, *parameters, place);
        return;
    }
    builder.addExtra(setting("model_num_parameters", "Parameters as the harness counted", Dimension::Count),
        *parameters, place);
    builder.diagnose(Severity::Warning, "packed_parameters",
        "The model seems to be quantized; the harness does not count packed weights, so its "
            + formatNumber(*parameters) + " is not taken for the number of parameters.",
        place.column);
}

/// n-shot and limit change what a score means; runs that differ in them are not comparable.
void addConditions(RecordBuilder& builder, const json& document)
{
    std::set<double> shots;
    if (const json* stated = member(&document, "n-shot"); stated != nullptr && stated->is_object()) {
        for (const auto& [task, value] : stated->items()) {
            if (const auto number = numberOf(&value)) {
                shots.insert(*number);
            }
        }
    }
    const json* config = member(&document, "config");
    if (shots.size() == 1) {
        builder.addExtra(setting("n_shot", "Examples in the prompt", Dimension::Count), *shots.begin(),
            {"/n-shot", "count", Grade::Declared});
    } else if (shots.empty()) {
        const json* top = member(&document, "num_fewshot");
        const auto number = numberOf(top != nullptr ? top : member(config, "num_fewshot"));
        if (number) {
            builder.addExtra(setting("n_shot", "Examples in the prompt", Dimension::Count), *number,
                {top != nullptr ? "/num_fewshot" : "/config/num_fewshot", "count", Grade::Declared});
        }
    }
    if (const auto limit = numberOf(member(config, "limit"))) {
        builder.addExtra(
            setting("limit", "Limit of examples per task"), *limit, {"/config/limit", "", Grade::Declared});
        builder.diagnose(Severity::Note, "limited",
            "The evaluation was limited to " + formatNumber(*limit)
                + " (examples per task, or their share below 1).",
            "/config/limit");
    }
}

void addTimes(RecordBuilder& builder, const json& document)
{
    Record& record = builder.record();
    const auto seconds = numberOrNumberText(member(&document, "total_evaluation_time_seconds"));
    if (seconds) {
        builder.setStandard(
            Standard::Duration, *seconds, {"/total_evaluation_time_seconds", "s", Grade::Measured});
    }
    // The harness takes date when it starts. start_time and end_time are a clock without an epoch.
    const auto date = numberOf(member(&document, "date"));
    if (date && *date > 0 && *date < 4e9) {
        record.startedAt = Instant{std::llround(*date * 1000), true};
        if (seconds && *seconds >= 0 && *seconds < 1e9) {
            record.endedAt = Instant{std::llround((*date + *seconds) * 1000), true};
        }
    }
}

Context contextOf(const json& document, const LmEvalModel& model, const std::vector<LmEvalTopTask>& tasks)
{
    Context context;
    context.model = model.name;
    context.variant = model.revision.empty() ? compressionOfName(model.name).method : model.revision;
    if (tasks.size() == 1) {
        context.task = tasks.front().task.name;
        const json* taskConfig = member(member(&document, "configs"), context.task);
        context.dataset = textOf(member(taskConfig, "dataset_path"));
        context.split = textOf(member(taskConfig, "test_split"));
    }
    const std::string version = textOf(member(&document, "lm_eval_version"));
    context.tool = version.empty() ? "lm-evaluation-harness" : "lm-evaluation-harness " + version;
    context.hardware = lmEvalHardware(textOf(member(&document, "pretty_env_info")));
    return context;
}

std::string fileStem(const Source& source)
{
    const std::string name = source.fileName();
    return name.substr(0, name.rfind('.'));
}

/// The record of one document. line: where its print stands; 0 for a file of its own.
Result<void> acceptDocument(
    const json& document, std::int64_t line, const Source& source, RecordBuilder& builder)
{
    const std::vector<LmEvalTopTask> tasks = lmEvalTopTasks(document);
    LmEvalModel model = lmEvalModel(document);
    builder.record().line = line;
    Reading reading{document, builder, headlineTask(tasks)};
    for (const LmEvalTopTask& top : tasks) {
        addTask(reading, top);
    }
    if (builder.valueCount() == 0) {
        return fail(Errc::FormatRefused, {source.path(), "results has no task with a number"},
            {source.path(), 0, "/results"});
    }
    if (model.name.empty()) {
        model.name = fileStem(source);
        builder.diagnose(Severity::Note, "model_from_file_name",
            "The file does not say which model it is about; its name is taken.", {});
    }
    if (tasks.size() == 1 && tasks.front().task.examples) {
        builder.setStandard(Standard::Examples, static_cast<double>(*tasks.front().task.examples),
            {jsonPointer({"n-samples", tasks.front().task.name, "effective"}), "count", Grade::Measured});
    }
    addParameters(builder, document, model);
    addConditions(builder, document);
    addCompressionSettings(builder, compressionOfName(model.name), {"model name", "", Grade::Declared});
    addTimes(builder, document);
    builder.record().name = model.revision.empty() ? model.name : model.name + " " + model.revision;
    if (std::string id = lmEvalRunId(fileStem(source)); !id.empty() && line == 0) {
        builder.record().runIds = {std::move(id)};
    }
    builder.accept(contextOf(document, model, tasks));
    return {};
}

Result<void> readPrints(const Source& source, RecordBuilder& builder, Progress& progress)
{
    const std::vector<LmEvalPrint> prints = lmEvalPrints(source.bytes());
    if (prints.empty()) {
        return fail(Errc::FormatRefused, {source.path(), "it has no table of tasks with a number"},
            {source.path(), 0, {}});
    }
    for (const LmEvalPrint& print : prints) {
        if (progress.stopRequested()) {
            return fail(Errc::Cancelled, {});
        }
        if (const auto accepted = acceptDocument(print.document, print.line, source, builder); !accepted) {
            return accepted;
        }
    }
    return {};
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    if (progress.stopRequested()) {
        return fail(Errc::Cancelled, {});
    }
    RecordBuilder builder(sink, source.path());
    if (!isJson(source)) {
        return readPrints(source, builder, progress);
    }
    const Result<json> document = parseJson(source.bytes(), source.path());
    if (!document) {
        return tl::unexpected(document.error());
    }
    return acceptDocument(*document, 0, source, builder);
}

} // namespace

const Importer& lmEvalImporter()
{
    static const Importer importer{
        "lm_eval", "lm-evaluation-harness results", 4, Precedence::Evaluation, recognise, read};
    return importer;
}

} // namespace trefoil
