// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/huggingface_model_card/huggingface_model_card_importer.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/number_text.h"
#include "core/ingest/formats/huggingface_model_card/card_body.h"
#include "core/ingest/formats/huggingface_model_card/card_emissions.h"
#include "core/ingest/formats/huggingface_model_card/card_front_matter.h"
#include "core/ingest/metric_names.h"
#include "core/ingest/record_builder.h"

namespace trefoil {

namespace {

using Place = RecordBuilder::Place;

Recognition recognise(const Source& source)
{
    const auto parts = cardParts(source.head());
    if (!parts) {
        return {};
    }
    const auto hasKey = [&](std::string_view key) {
        return parts->frontMatter.starts_with(key)
            || parts->frontMatter.find(std::string("\n").append(key)) != std::string_view::npos;
    };
    if (hasKey("co2_eq_emissions:")) {
        return {1.0, "front matter with co2_eq_emissions"};
    }
    if (hasKey("model-index:") && parts->frontMatter.find("value:") != std::string_view::npos) {
        return {0.9, "front matter with the results of a model-index"};
    }
    if (hasKey("model_info:")) {
        return {0.8, "front matter with model_info"};
    }
    if (!cardListItems(*parts).empty()) {
        return {0.6, "front matter, and a list of results as the Trainer writes it"};
    }
    return {};
}

void addEmissions(
    RecordBuilder& builder, const std::string& text, const std::string& column, const std::string& unit)
{
    const auto number = parseNumber(text);
    if (!number) {
        builder.diagnose(Severity::Warning, "unreadable_number",
            "A number in grams was expected, \"" + text + "\" was found; the emissions are left absent.",
            column);
        return;
    }
    if (*number == 0) {
        builder.diagnose(Severity::Warning, "placeholder",
            "The card states emissions of 0, which no training has; they are left absent.", column);
        return;
    }
    if (*number == 1) {
        builder.diagnose(Severity::Warning, "placeholder",
            "The card states emissions of exactly 1 gram, which is often a placeholder.", column);
    }
    builder.setStandard(Standard::Emissions, *number, {column, unit, Grade::Declared});
}

/// The emissions of the front matter, in the unit that a person said or else in grams, as the Hub asks.
void addCardEmissions(RecordBuilder& builder, const CardFrontMatter& card,
    const std::vector<CardListItem>& items, const Mapping* mapping)
{
    using Evidence = EmissionsUnit::Evidence;
    std::string unit = "g CO2e";
    bool isAnswered = false;
    if (mapping != nullptr) {
        const auto said = std::ranges::find(mapping->columns, cardEmissions, &ColumnMapping::column);
        if (said != mapping->columns.end() && said->role == Role::Ignore) {
            return;
        }
        if (said != mapping->columns.end()) {
            unit = said->unit.empty() ? unit : said->unit;
            isAnswered = !said->reason.starts_with('?');
        }
    }
    const EmissionsUnit found = emissionsUnit(card, items);
    if (!isAnswered && found.evidence != Evidence::Stated && parseNumber(card.emissionsGrams)) {
        const bool isAgainst = found.evidence == Evidence::Against;
        builder.diagnose(isAgainst ? Severity::Warning : Severity::Note,
            isAgainst ? "unit_doubt" : "unit_question", found.reason + ". " + unit + " is read.",
            std::string(cardEmissions));
    }
    addEmissions(builder, card.emissionsGrams, std::string(cardEmissions), unit);
}

struct NamedPlace {
    std::string_view name;
    Standard standard;
    std::string_view unit;
};

constexpr std::array emissionQuantities = {
    NamedPlace{"energy_consumed", Standard::Energy, "kWh"},
    NamedPlace{"power_consumption", Standard::Energy, "kWh"}, // so named, and in kWh, by TAED2 cards
    NamedPlace{"training_time", Standard::Duration, "s"},
    NamedPlace{"hours_used", Standard::Duration, "h"},
};

void addEmissionFacts(RecordBuilder& builder, const CardFrontMatter& card, Context& context)
{
    for (const CardValue& fact : card.emissionFacts) {
        const std::string column = std::string(cardEmissions) + "/" + fact.name;
        for (const NamedPlace& place : emissionQuantities) {
            if (place.name != fact.name || builder.has(quantityOf(place.standard).id)) {
                continue;
            }
            if (const auto number = parseNumber(fact.text)) {
                builder.setStandard(
                    place.standard, *number, {column, std::string(place.unit), Grade::Declared});
            }
        }
        if (fact.name == "geographical_location") {
            context.region = fact.text;
        } else if (fact.name == "hardware_used") {
            context.hardware = fact.text;
        } else if (fact.name == "cpu_model" && context.hardware.empty()) {
            context.hardware = fact.text;
        } else if (fact.name == "source") {
            context.tool = "Hugging Face model card (" + fact.text + ")";
        }
    }
}

void addMetricText(
    RecordBuilder& builder, const std::string& name, const std::string& text, const std::string& column)
{
    const bool isPercent = text.ends_with('%');
    const auto number =
        parseNumber(isPercent ? std::string_view(text).substr(0, text.size() - 1) : std::string_view(text));
    if (!number) {
        builder.diagnose(Severity::Warning, "unreadable_number",
            "A number was expected for " + name + ", \"" + text + "\" was found; it is left out.", column);
        return;
    }
    // A written per cent sign states the scale, so this is no guess.
    const Place place{column, isPercent ? "%" : "", Grade::Declared};
    if (!isPercent) {
        builder.addMetric(name, *number, place);
    } else if (const auto standard = metricMeaning(name).standard) {
        builder.setStandard(*standard, *number, place);
    } else {
        builder.addExtra(metricQuantity(name), *number / 100, place);
    }
}

void addListItems(
    RecordBuilder& builder, const std::vector<CardListItem>& items, bool hasEmissions, Context& context)
{
    for (const CardListItem& item : items) {
        const std::string column = "line " + std::to_string(item.line) + ", " + item.name;
        if (item.name == "Problem type") {
            context.task = context.task.empty() ? item.text : context.task;
        } else if (item.name == "Model ID") {
            builder.record().runIds.push_back(item.text);
        } else if (item.name == "CO2 Emissions (in grams)") {
            if (!hasEmissions) {
                addEmissions(builder, item.text, column, "g CO2e");
            }
        } else if (parseNumber(item.text) || item.text.ends_with('%')) {
            const MetricMeaning meaning = metricMeaning(item.name);
            const std::string id =
                meaning.standard ? quantityOf(*meaning.standard).id : quantityIdFromColumnName(item.name);
            if (!builder.has(id)) { // the front matter has more digits
                addMetricText(builder, item.name, item.text, column);
            }
        }
    }
}

void addModelFacts(RecordBuilder& builder, const CardFrontMatter& card)
{
    for (const CardValue& fact : card.modelFacts) {
        if (fact.name == "model_file_size") {
            if (const auto bytes = parseNumber(fact.text)) {
                builder.setStandard(
                    Standard::Size, *bytes, {"/model_info/model_file_size", "bytes", Grade::Declared});
            }
        }
    }
    for (const CardValue& metric : card.metrics) {
        addMetricText(builder, metric.name, metric.text, "/model_info/performance_metrics/" + metric.name);
    }
}

void addResult(RecordBuilder& builder, const CardResult& result, Context& context)
{
    context.task = result.task.empty() ? context.task : result.task;
    context.dataset = result.dataset.empty() ? context.dataset : result.dataset;
    context.split = result.split;
    for (const CardValue& metric : result.metrics) {
        addMetricText(builder, metric.name, metric.text, "metric " + metric.name);
    }
}

std::string modelName(const CardFrontMatter& card, const CardParts& parts, const Source& source)
{
    if (!card.modelName.empty()) {
        return card.modelName;
    }
    if (std::string path = cardModelPath(parts.body); !path.empty()) {
        return path;
    }
    const std::string folder = source.folder();
    return folder.substr(folder.find_last_of("/\\") + 1);
}

/// Several results are evaluations of one model on several datasets: a record each, so that equal metrics of
/// different datasets stay apart.
void addResultRecords(RecordBuilder& builder, const CardFrontMatter& card, const Context& shared)
{
    for (const CardResult& result : card.results) {
        Context context = shared;
        builder.record().pointer = result.pointer;
        builder.record().name = shared.model;
        addResult(builder, result, context);
        if (builder.valueCount() > 0) {
            builder.accept(context);
        }
    }
}

Result<void> read(const Source& source, const ImportOptions& options, RecordSink& sink, Progress& progress)
{
    if (progress.stopRequested()) {
        return fail(Errc::Cancelled, {});
    }
    if (options.mapping != nullptr) {
        for (const ColumnMapping& column : options.mapping->columns) {
            if (const std::string problem = unitProblem(column); !problem.empty()) {
                return fail(Errc::MappingInvalid, {"column \"" + column.column + "\": " + problem});
            }
        }
    }
    const auto parts = cardParts(source.bytes());
    if (!parts) {
        return fail(Errc::FormatRefused, {source.path(), "it has no front matter between two lines ---"},
            {source.path(), 1, {}});
    }
    const Result<CardFrontMatter> card = readCardFrontMatter(parts->frontMatter, source.path());
    if (!card) {
        return tl::unexpected(card.error());
    }
    RecordBuilder builder(sink, source.path());
    Context context;
    context.tool = "Hugging Face model card";
    context.model = modelName(*card, *parts, source);
    context.dataset = card->datasets;
    builder.record().name = context.model;
    const std::vector<CardListItem> items = cardListItems(*parts);
    if (!card->emissionsGrams.empty()) {
        addCardEmissions(builder, *card, items, options.mapping);
    }
    addEmissionFacts(builder, *card, context);
    addModelFacts(builder, *card);
    Context cardContext = context;
    const bool single = card->results.size() == 1;
    if (single) {
        builder.record().pointer = card->results.front().pointer;
        addResult(builder, card->results.front(), cardContext);
    }
    addListItems(builder, items, !card->emissionsGrams.empty(), cardContext);
    const bool hasCardRecord = builder.valueCount() > 0;
    if (hasCardRecord) {
        builder.accept(cardContext);
    } else if (card->results.empty()) {
        return fail(
            Errc::FormatRefused, {source.path(), "the card states no numbers"}, {source.path(), 0, {}});
    }
    if (!single) {
        addResultRecords(builder, *card, context);
    }
    return {};
}

} // namespace

const Importer& huggingfaceModelCardImporter()
{
    static const Importer importer{
        "huggingface_model_card", "Hugging Face model card", 1, Precedence::Summary, recognise, read};
    return importer;
}

} // namespace trefoil
