// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/huggingface_model_card/card_emissions.h"

#include "core/base/number_text.h"
#include "core/units/standard_quantities.h"
#include "core/units/unit.h"

#include <algorithm>
#include <cstdio>
#include <optional>

namespace trefoil {

namespace {

constexpr double leastGramsPerKwh = 1;
constexpr double mostGramsPerKwh = 2000;

std::optional<double> energyKwh(const CardFrontMatter& card)
{
    for (const CardValue& fact : card.emissionFacts) {
        if (fact.name == "energy_consumed" || fact.name == "power_consumption") {
            if (const auto energy = parseNumber(fact.text); energy && *energy > 0) {
                return energy;
            }
        }
    }
    return std::nullopt;
}

bool isGridIntensity(double gramsPerKwh)
{
    return gramsPerKwh >= leastGramsPerKwh && gramsPerKwh <= mostGramsPerKwh;
}

/// Enough digits to compare by.
std::string rounded(double number)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", number);
    return text;
}

struct CardStatement {
    CardFrontMatter card;
    EmissionsUnit unit;
};

Result<CardStatement> statementOf(const Source& source)
{
    const auto parts = cardParts(source.bytes());
    if (!parts) {
        return fail(Errc::FormatRefused, {source.path(), "it has no front matter between two lines ---"});
    }
    Result<CardFrontMatter> card = readCardFrontMatter(parts->frontMatter, source.path());
    if (!card) {
        return tl::unexpected(card.error());
    }
    if (!parseNumber(card->emissionsGrams)) {
        return fail(Errc::FormatRefused, {source.path(), "the card states no emissions"});
    }
    EmissionsUnit unit = emissionsUnit(*card, cardListItems(*parts));
    return CardStatement{std::move(*card), std::move(unit)};
}

} // namespace

EmissionsUnit emissionsUnit(const CardFrontMatter& card, const std::vector<CardListItem>& items)
{
    using Evidence = EmissionsUnit::Evidence;
    const bool isRepeated = std::ranges::any_of(
        items, [](const CardListItem& item) { return item.name == "CO2 Emissions (in grams)"; });
    if (isRepeated) {
        return {Evidence::Stated, "the text of the card says grams"};
    }
    const auto written = parseNumber(card.emissionsGrams);
    const std::string question = card.emissionsGrams + " in co2_eq_emissions: grams or kilograms? ";
    const auto energy = energyKwh(card);
    if (!written || !energy) {
        return {Evidence::None, question + "The Hub asks for grams, and nothing else in the card tells"};
    }
    const double asGrams = *written / *energy;
    if (isGridIntensity(asGrams)) {
        return {
            Evidence::Stated, "grams: with the energy of the card that is " + rounded(asGrams) + " g/kWh"};
    }
    if (isGridIntensity(asGrams * 1000)) {
        return {Evidence::Against,
            question + "With the energy of the card, grams are " + rounded(asGrams)
                + " g/kWh, which no grid has; kilograms are " + rounded(asGrams * 1000) + " g/kWh"};
    }
    return {Evidence::None,
        question + "With the energy of the card, grams are " + rounded(asGrams)
            + " g/kWh, which no grid has, and kilograms do not fit either"};
}

Result<Mapping> proposeCardMapping(const Source& source)
{
    const auto stated = statementOf(source);
    if (!stated) {
        return tl::unexpected(stated.error());
    }
    const bool isCertain = stated->unit.evidence == EmissionsUnit::Evidence::Stated;
    Mapping mapping;
    mapping.name = source.fileName();
    mapping.format = "json"; // the column is a pointer into a document
    mapping.columns.push_back({std::string(cardEmissions), Role::Quantity, quantityOf(Standard::Emissions).id,
        "g CO2e", Grade::Declared, (isCertain ? "" : "? ") + stated->unit.reason});
    return mapping;
}

Result<TablePreview> previewCard(const Source& source, const Mapping& mapping)
{
    const auto stated = statementOf(source);
    if (!stated) {
        return tl::unexpected(stated.error());
    }
    TablePreview preview;
    preview.rowCount = 1;
    PreviewCell cell{stated->card.emissionsGrams, {}, false};
    const auto column = std::ranges::find(mapping.columns, cardEmissions, &ColumnMapping::column);
    if (column != mapping.columns.end() && column->role == Role::Quantity && unitProblem(*column).empty()) {
        const auto unit = findUnit(column->unit);
        const double factor = unit ? unit->toCanonical : 1;
        cell.converted = formatNumber(parseNumber(cell.written).value_or(0) * factor) + " "
            + std::string(quantityOf(Standard::Emissions).unit.symbol);
    }
    preview.columns.push_back({std::string(cardEmissions), {std::move(cell)}, {}});
    return preview;
}

} // namespace trefoil
