// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/huggingface_results/huggingface_results_importer.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "core/ingest/json/json_keys.h"
#include "core/ingest/json/json_text.h"
#include "core/ingest/json/json_value.h"
#include "core/ingest/metric_names.h"
#include "core/ingest/record_builder.h"

namespace trefoil {

namespace {

using nlohmann::json;
using Place = RecordBuilder::Place;

constexpr std::array runtimeKeys = {
    std::string_view{"train_runtime"}, std::string_view{"eval_runtime"}, std::string_view{"predict_runtime"}};

bool startsNumber(char c)
{
    return (c >= '0' && c <= '9') || c == '-' || c == 'N' || c == 'I';
}

Recognition recognise(const Source& source)
{
    if (source.bytes().size() > source.head().size()) {
        return {}; // such files have a few dozen numbers
    }
    const std::vector<JsonKey> keys = jsonKeys(source.head(), 2);
    const bool flatNumbers = std::all_of(keys.begin(), keys.end(), [](const JsonKey& key) {
        return key.depth == 1 && (startsNumber(key.valueStart) || key.valueStart == 'n');
    });
    if (!flatNumbers || hasTopKey(keys, "_runtime")) {
        return {};
    }
    for (const std::string_view runtime : runtimeKeys) {
        if (hasTopKey(keys, runtime)) {
            return {0.95, "a flat JSON object of numbers with " + std::string(runtime)};
        }
    }
    return {};
}

void addThroughput(RecordBuilder& builder, const std::string& key, double value, const Place& place)
{
    Quantity quantity = metricQuantity(key, Direction::HigherIsBetter);
    quantity.sphere = Sphere::Economy;
    builder.addExtra(std::move(quantity), value, place);
}

void addRuntime(RecordBuilder& builder, const std::string& key, double value, const Place& place)
{
    const bool isEvaluation = key == "eval_runtime";
    builder.addExtra(Quantity{isEvaluation ? "eval_runtime_s" : quantityIdFromColumnName(key) + "_s",
                         isEvaluation ? "Evaluation time" : "Prediction time", canonicalUnit(Dimension::Time),
                         Direction::LowerIsBetter, Sphere::Economy},
        value, {place.column, "s", place.grade});
}

void addCount(RecordBuilder& builder, const std::string& key, double value, const Place& place)
{
    Quantity quantity = metricQuantity(key, Direction::None);
    quantity.unit = canonicalUnit(Dimension::Count);
    quantity.sphere = Sphere::Setting;
    builder.addExtra(std::move(quantity), value, place);
}

void addValue(RecordBuilder& builder, const std::string& key, double value)
{
    const Place place{jsonPointer({key}), "", Grade::Measured};
    if (key == "epoch") {
        builder.setStandard(Standard::Epochs, value, place);
    } else if (key == "train_runtime") {
        builder.setStandard(Standard::Duration, value, {place.column, "s", place.grade});
    } else if (key == "train_samples") {
        builder.setStandard(Standard::Examples, value, place);
    } else if (key.ends_with("_runtime")) {
        addRuntime(builder, key, value, place);
    } else if (key.ends_with("_per_second")) {
        addThroughput(builder, key, value, place);
    } else if (key.ends_with("_samples")) {
        addCount(builder, key, value, place);
    } else if (key == "total_flos") {
        if (value > 0) { // the Trainer writes 0 where it could not count
            builder.addExtra(Quantity{key, "Training compute in floating-point operations",
                                 canonicalUnit(Dimension::Count), Direction::LowerIsBetter, Sphere::Economy},
                value, {place.column, "count", Grade::Modelled});
        }
    } else {
        builder.addMetric(
            key.starts_with("eval_") ? std::string_view(key).substr(5) : std::string_view(key), value, place);
    }
}

std::string lastComponent(const std::string& folder)
{
    const std::size_t slash = folder.find_last_of("/\\");
    return slash == std::string::npos ? folder : folder.substr(slash + 1);
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
    const bool hasRuntime = std::any_of(runtimeKeys.begin(), runtimeKeys.end(),
        [&](std::string_view key) { return numberOf(member(&*document, key)).has_value(); });
    if (!hasRuntime) {
        return fail(Errc::FormatRefused,
            {source.path(), "it has none of train_runtime, eval_runtime and predict_runtime"},
            {source.path(), 0, {}});
    }
    RecordBuilder builder(sink, source.path());
    builder.record().name = lastComponent(source.folder());
    for (const auto& [key, value] : document->items()) {
        if (const auto number = numberOf(&value)) {
            addValue(builder, key, *number);
        }
    }
    Context context;
    context.tool = "Hugging Face Trainer";
    builder.accept(context);
    return {};
}

} // namespace

const Importer& huggingfaceResultsImporter()
{
    static const Importer importer{"huggingface_results", "Hugging Face all_results.json, eval_results.json",
        1, Precedence::Summary, recognise, read};
    return importer;
}

} // namespace trefoil
