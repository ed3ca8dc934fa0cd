// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// "- Accuracy: 0.9372" in the text of a card.
struct CardListItem {
    std::string name;
    std::string text; ///< as written
    std::int64_t line = 0; ///< 1-based, in the file
};

/// A card in its two parts. Views into the file.
struct CardParts {
    std::string_view frontMatter; ///< between the lines "---"
    std::string_view body;
    std::int64_t bodyLine = 1; ///< line in the file where the body starts
};

/// Nothing when the file does not start with "---" or the front matter has no end.
[[nodiscard]] std::optional<CardParts> cardParts(std::string_view file);

/// The lists that trainers write: below "Validation Metrics", below "achieves the following results", and the
/// facts "Problem type", "Model ID" and "CO2 Emissions (in grams)". Other lists, such as hyperparameters, are
/// not results and are left out.
[[nodiscard]] std::vector<CardListItem> cardListItems(const CardParts& card);

/// "owner/name" from the example call to the inference service that AutoTrain writes; empty when there is
/// none.
[[nodiscard]] std::string cardModelPath(std::string_view body);

} // namespace trefoil
