// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/lighteval/lighteval_importer.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "core/base/number_text.h"
#include "core/base/utf8_text.h"
#include "core/ingest/benchmark_quantities.h"
#include "core/ingest/compression_settings.h"
#include "core/ingest/json/json_keys.h"
#include "core/ingest/json/json_text.h"
#include "core/ingest/json/json_value.h"
#include "core/ingest/metric_names.h"
#include "core/ingest/model_name.h"
#include "core/ingest/record_builder.h"

namespace trefoil {

namespace {

using nlohmann::json;
using Place = RecordBuilder::Place;

Recognition recognise(const Source& source)
{
    const std::vector<JsonKey> keys = jsonKeys(source.head(), 1);
    const bool isResult = hasTopKey(keys, "config_general") && hasTopKey(keys, "results");
    return isResult ? Recognition{1.0, "config_general and results (lighteval)"} : Recognition{};
}

/// "leaderboard|arc:challenge|25" taken apart.
struct TaskKey {
    std::string config; ///< "leaderboard|arc:challenge", the key in config_tasks
    std::string name; ///< "arc:challenge"
    std::optional<double> shots;
};

TaskKey taskKeyOf(const std::string& key)
{
    const std::size_t first = key.find('|');
    const std::size_t last = key.rfind('|');
    if (first == std::string::npos || first == last) {
        return {key, key, {}};
    }
    return {key.substr(0, last), key.substr(first + 1, last - first - 1),
        parseNumber(std::string_view(key).substr(last + 1))};
}

Direction directionOf(const json* config, const std::string& metric)
{
    const json* metrics = member(config, "metric");
    if (metrics != nullptr && metrics->is_array()) {
        for (const json& each : *metrics) {
            const json* higher = member(&each, "higher_is_better");
            if (textOf(member(&each, "metric_name")) == metric && higher != nullptr && higher->is_boolean()) {
                return higher->get<bool>() ? Direction::HigherIsBetter : Direction::LowerIsBetter;
            }
        }
    }
    return metricMeaning(metric).direction;
}

void addTask(const json& document, const std::string& key, const json& metrics, RecordBuilder& builder)
{
    constexpr std::string_view errorEnding = "_stderr";
    const TaskKey task = taskKeyOf(key);
    const json* config = member(member(&document, "config_tasks"), task.config);
    for (const auto& [name, value] : metrics.items()) {
        const auto number = numberOf(&value);
        if (!number || !std::isfinite(*number)) {
            continue;
        }
        const bool isError = name.ends_with(errorEnding);
        const std::string metric = isError ? name.substr(0, name.size() - errorEnding.size()) : name;
        Quantity quantity = metricQuantity(task.name + " " + metric, directionOf(config, metric));
        if (isError) {
            quantity =
                settingQuantity(quantity.id + "_stderr", quantity.name + ", standard error", Dimension::None);
        }
        builder.addExtra(
            std::move(quantity), *number, {jsonPointer({"results", key, name}), "", Grade::Measured});
    }
    if (task.shots) {
        builder.addExtra(settingQuantity(quantityIdFromColumnName(task.name + " n_shot"),
                             task.name + ", examples in the prompt", Dimension::Count),
            *task.shots, {jsonPointer({"results", key}), "count", Grade::Declared});
    }
}

/// "…_gptq_2bit.json" of the file, else the model's name: the file does not say it elsewhere.
CompressionSettings compressionOf(const Source& source, const std::string& model)
{
    CompressionSettings named = compressionOfName(fileStem(source.path()));
    return named.method.empty() ? compressionOfName(model) : named;
}

void addGeneral(const json& document, RecordBuilder& builder)
{
    const json* general = member(&document, "config_general");
    std::string_view secondsKey = "total_evaluation_time_secondes"; // so it is written
    if (member(general, secondsKey) == nullptr) {
        secondsKey = "total_evaluation_time_seconds";
    }
    if (const auto seconds = numberOrNumberText(member(general, secondsKey))) {
        builder.setStandard(Standard::Duration, *seconds,
            {jsonPointer({"config_general", secondsKey}), "s", Grade::Measured});
    }
    const std::string size = textOf(member(general, "model_size"));
    const std::size_t blank = size.find(' ');
    const auto number = parseNumber(std::string_view(size).substr(0, blank));
    if (number && *number > 0 && blank != std::string::npos && size.substr(blank + 1) == "GB") {
        builder.addExtra(
            effortQuantity("loaded_size_bytes", "Model size as lighteval counted", Dimension::Information),
            *number * 1024 * 1024 * 1024, {"/config_general/model_size", "GiB", Grade::Measured});
    }
    if (const auto samples = numberOf(member(general, "max_samples"))) {
        builder.addExtra(settingQuantity("limit", "Limit of examples per task", Dimension::None), *samples,
            {"/config_general/max_samples", "count", Grade::Declared});
        builder.diagnose(Severity::Note, "limited",
            "The evaluation was limited to " + formatNumber(*samples) + " examples per task.",
            "/config_general/max_samples");
    }
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    if (progress.stopRequested()) {
        return fail(Errc::Cancelled, {});
    }
    const Result<json> document = parseJson(source.bytes(), source.path());
    if (!document) {
        return tl::unexpected(document.error());
    }
    RecordBuilder builder(sink, source.path());
    const json* results = member(&*document, "results");
    if (results != nullptr && results->is_object()) {
        for (const auto& [key, metrics] : results->items()) {
            // "all" is a mean over whatever tasks ran, so it is not comparable between files.
            if (metrics.is_object() && key != "all" && key.find(":_average|") == std::string::npos) {
                addTask(*document, key, metrics, builder);
            }
        }
    }
    if (builder.valueCount() == 0) {
        return fail(Errc::FormatRefused, {source.path(), "results has no task with a number"},
            {source.path(), 0, "/results"});
    }
    addGeneral(*document, builder);
    Context context;
    context.model = shortModelName(textOf(member(member(&*document, "config_general"), "model_name")));
    const CompressionSettings settings = compressionOf(source, context.model);
    addCompressionSettings(builder, settings, {"file name", "", Grade::Declared});
    context.variant = settings.method;
    context.tool = "lighteval";
    builder.record().name = context.model + (context.variant.empty() ? "" : " " + context.variant);
    builder.accept(context);
    return {};
}

} // namespace

const Importer& lightevalImporter()
{
    static const Importer importer{
        "lighteval", "lighteval results", 1, Precedence::Evaluation, recognise, read};
    return importer;
}

} // namespace trefoil
