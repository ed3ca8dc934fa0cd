// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ingest/formats/huggingface_model_card/card_body.h"
#include "core/ingest/formats/huggingface_model_card/card_front_matter.h"
#include "core/ingest/formats/table/table_preview.h"
#include "core/ingest/mapping.h"
#include "core/ingest/source.h"

#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// Where a card states its emissions: a JSON pointer into the front matter.
inline constexpr std::string_view cardEmissions = "/co2_eq_emissions";

/// Whether co2_eq_emissions is in grams, as the Hub asks, which many people read over.
struct EmissionsUnit {
    enum class Evidence {
        Stated, ///< the card gives the same in grams, or its energy fits grams
        None, ///< nothing else in the card tells
        Against, ///< its energy fits kilograms and not grams
    };
    Evidence evidence = Evidence::None;
    std::string reason; ///< what tells, in words; a question unless Stated
};

/// Energy of 1 kWh emits between 1 and 2000 g CO2e in any grid (hydropower to lignite, with a wide margin).
[[nodiscard]] EmissionsUnit emissionsUnit(
    const CardFrontMatter& card, const std::vector<CardListItem>& items);

/// The question about the unit of the emissions as a mapping of one column, to be answered by a person.
/// Errors: FormatRefused when the card states no emissions; those of readCardFrontMatter.
[[nodiscard]] Result<Mapping> proposeCardMapping(const Source& source);

/// What a mapping makes of the emissions. Errors: those of proposeCardMapping.
[[nodiscard]] Result<TablePreview> previewCard(const Source& source, const Mapping& mapping);

} // namespace trefoil
