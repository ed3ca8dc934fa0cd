// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// NaN, Infinity or -Infinity standing bare in a JSON text.
struct NonFiniteWord {
    std::size_t offset = 0;
    std::size_t length = 0;
};

/// What one pass over the text outside of strings finds.
struct JsonScan {
    std::optional<std::size_t> tooDeepAt; ///< offset of the bracket beyond the allowed depth
    std::vector<NonFiniteWord> words;
};

[[nodiscard]] JsonScan scanJson(std::string_view text, int allowedDepth);

/// The text with each word replaced by a string of equal length, so that offsets and lines stay right. The
/// strings start with U+007F, which no real key or value does.
[[nodiscard]] std::string withPlaceholders(std::string_view text, const std::vector<NonFiniteWord>& words);

/// The string for the word that stands at the offset; empty when none does.
[[nodiscard]] std::string_view placeholderAt(std::string_view text, std::size_t offset);

/// Turns the placeholder strings of a document into the numbers that they stand for. Recursive: only for
/// documents whose depth was checked.
void resolvePlaceholders(nlohmann::json& value);

} // namespace trefoil
