// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/aif360/aif360_importer.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "core/base/number_text.h"
#include "core/base/utf8_text.h"
#include "core/ingest/group_rates.h"
#include "core/ingest/json/json_keys.h"
#include "core/ingest/json/json_text.h"
#include "core/ingest/json/json_value.h"
#include "core/ingest/model_name.h"
#include "core/ingest/text_lines.h"

namespace trefoil {

namespace {

using nlohmann::json;

constexpr std::array ownMetrics = {std::string_view{"statistical_parity_difference"},
    std::string_view{"disparate_impact"}, std::string_view{"equal_opportunity_difference"},
    std::string_view{"average_odds_difference"}, std::string_view{"average_abs_odds_difference"},
    std::string_view{"equalized_odds_difference"}, std::string_view{"theil_index"}};

constexpr std::array groupNames = {std::string_view{"Privileged"}, std::string_view{"Unprivileged"}};

Recognition recognise(const Source& source)
{
    const std::vector<JsonKey> keys = jsonKeys(source.head(), 1);
    if (hasTopKey(keys, "metric") && hasTopKey(keys, "message") && hasTopKey(keys, "ideal")) {
        return {0.95, "metric, message and ideal (AIF360 explanation)"};
    }
    if (hasTopKey(keys, "privileged") && hasTopKey(keys, "unprivileged")) {
        return {0.9, "privileged and unprivileged (AIF360 performance measures)"};
    }
    const bool hasOwn = std::any_of(
        ownMetrics.begin(), ownMetrics.end(), [&](std::string_view key) { return hasTopKey(keys, key); });
    const bool isFlat = std::all_of(keys.begin(), keys.end(),
        [](const JsonKey& key) { return key.valueStart != '{' && key.valueStart != '['; });
    return hasOwn && isFlat ? Recognition{0.8, "metrics named as in AIF360"} : Recognition{};
}

/// The best value of a difference is 0 and of a ratio 1, so neither end; an index of inequality is best low.
Quantity fairnessQuantity(const std::string& name)
{
    const std::string id = quantityIdFromColumnName(name);
    const bool isIndex = id.ends_with("_index");
    std::string label = name;
    std::replace(label.begin(), label.end(), '_', ' ');
    return Quantity{id, label, canonicalUnit(Dimension::None),
        isIndex ? Direction::LowerIsBetter : Direction::None, Sphere::Society};
}

void addWhole(RecordBuilder& builder, const std::string& name, double value, const std::string& pointer)
{
    const RecordBuilder::Place place{pointer, "", Grade::Measured};
    if (groupRateQuantity(name)) {
        builder.addMetric(groupRateQuantity(name)->id, value, place);
        return;
    }
    builder.addExtra(fairnessQuantity(name), value, place);
}

void addMeasures(RecordBuilder& builder, const json& document)
{
    for (const std::string_view part : {std::string_view{"privileged"}, std::string_view{"unprivileged"}}) {
        const json* measures = member(&document, part);
        if (measures == nullptr || !measures->is_object()) {
            continue;
        }
        GroupRow row;
        row.group = std::string(part);
        for (const auto& [name, value] : measures->items()) {
            if (const auto number = numberOf(&value)) {
                row.rates.push_back({name, *number, Grade::Measured});
            }
        }
        addGroupRows(builder, {&row, 1});
    }
    if (const auto accuracy = numberOf(member(member(&document, "overall"), "ACC"))) {
        builder.addMetric("accuracy", *accuracy, {"/overall/ACC", "", Grade::Measured});
    }
}

/// numerator / denominator of the counts of one group, where both are stated.
void addRate(GroupRow& row, const json& document, std::string_view rate, const std::string& numerator,
    const std::string& denominator)
{
    const auto part = numberOf(member(&document, numerator));
    const auto whole = numberOf(member(&document, denominator));
    if (part && whole && *whole > 0) {
        row.rates.push_back({std::string(rate), *part / *whole, Grade::Derived, groupCount(*whole)});
    }
}

GroupRow countedGroup(const json& document, std::string_view name)
{
    const std::string group(name);
    GroupRow row;
    row.group = name == groupNames[0] ? "privileged" : "unprivileged";
    addRate(row, document, "selection_rate", "numPositives" + group, "numInstances" + group);
    addRate(row, document, "selection_rate", "numPositivePredictions" + group, "num" + group);
    addRate(row, document, "false_positive_rate", "numFalsePositives" + group, "numNegatives" + group);
    addRate(row, document, "true_positive_rate", "numTruePositives" + group, "numPositives" + group);
    const json* size = member(&document, "numInstances" + group);
    size = size != nullptr ? size : member(&document, "num" + group);
    auto count = numberOf(size);
    const auto positives = numberOf(member(&document, "numPositives" + group));
    const auto negatives = numberOf(member(&document, "numNegatives" + group));
    if (!count && positives && negatives) {
        count = *positives + *negatives;
    }
    row.support = count ? groupCount(*count) : std::nullopt;
    return row;
}

/// Several explanations of one model repeat the counts of its groups.
bool isKnown(RecordBuilder& builder, const GroupRow& row, const GroupRow::Rate& rate)
{
    const auto quantity = groupRateQuantity(rate.name);
    const std::vector<GroupValue>& known = builder.record().groups;
    return std::any_of(known.begin(), known.end(), [&](const GroupValue& each) {
        return quantity && each.quantity->id == quantity->id && each.group == row.group
            && each.attribute == row.attribute;
    });
}

void addExplanation(RecordBuilder& builder, const json& document)
{
    const std::string message = textOf(member(&document, "message"));
    const std::size_t colon = message.rfind(": ");
    const std::string metric = textOf(member(&document, "metric"));
    if (colon == std::string::npos || metric.empty()) {
        return;
    }
    if (const auto value = parseNumber(std::string_view(message).substr(colon + 2))) {
        addWhole(builder, metric, *value, "/message");
    }
    for (const std::string_view name : groupNames) {
        GroupRow row = countedGroup(document, name);
        std::erase_if(row.rates, [&](const GroupRow::Rate& rate) { return isKnown(builder, row, rate); });
        addGroupRows(builder, {&row, 1});
    }
}

void addMetrics(RecordBuilder& builder, const json& document)
{
    for (const auto& [name, value] : document.items()) {
        if (const auto number = numberOf(&value)) {
            addWhole(builder, name, *number, jsonPointer({name}));
        }
    }
}

/// Several explanations, one per line, are what people append for one model: one record.
bool isLines(std::string_view text)
{
    const std::size_t end = text.find('\n');
    const std::string_view first = trimmed(text.substr(0, end));
    return end != std::string_view::npos && first.starts_with('{') && first.ends_with('}')
        && trimmed(text.substr(end)).starts_with('{');
}

Result<void> readLines(const Source& source, RecordBuilder& builder, RecordSink& sink, Progress& progress)
{
    return forEachLine(source, progress, [&](const TextLine& line) {
        if (trimmed(line.text).empty()) {
            return;
        }
        const Result<json> explanation = parseJson(line.text, source.path());
        if (explanation && explanation->is_object() && explanation->contains("message")) {
            addExplanation(builder, *explanation);
            return;
        }
        sink.diagnose({Severity::SetAside, "fragment",
            "Expected a JSON object with a message; the line holds none that can be read",
            {source.path(), line.number, {}}});
    });
}

Result<void> readDocument(const Source& source, RecordBuilder& builder)
{
    const Result<json> document = parseJson(source.bytes(), source.path());
    if (!document) {
        return tl::unexpected(document.error());
    }
    if (document->is_object() && document->contains("message")) {
        addExplanation(builder, *document);
    } else if (document->is_object() && document->contains("privileged")) {
        addMeasures(builder, *document);
    } else if (document->is_object()) {
        addMetrics(builder, *document);
    }
    return {};
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    if (progress.stopRequested()) {
        return fail(Errc::Cancelled, {});
    }
    RecordBuilder builder(sink, source.path());
    const auto outcome =
        isLines(source.bytes()) ? readLines(source, builder, sink, progress) : readDocument(source, builder);
    if (!outcome) {
        return outcome;
    }
    if (builder.valueCount() == 0) {
        return fail(Errc::FormatRefused, {source.path(), "it has no metric with a number"});
    }
    Context context;
    context.tool = "AIF360";
    builder.record().name = fileStem(source.path());
    builder.accept(context);
    return {};
}

} // namespace

Importer aif360Importer()
{
    return {"aif360", "AIF360 metrics", 2, Precedence::Evaluation, &recognise, &read};
}

} // namespace trefoil
