// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/json/non_finite_words.h"

#include <array>
#include <limits>

#include <nlohmann/json.hpp>

namespace trefoil {

namespace {

struct Word {
    std::string_view written;
    std::string_view placeholder; // as long as written, quotes included
    std::string_view content;
    double value;
};

constexpr double infinity = std::numeric_limits<double>::infinity();

constexpr std::array words = {
    Word{"NaN", "\"\x7F\"", "\x7F", std::numeric_limits<double>::quiet_NaN()},
    Word{"Infinity", "\"\x7F+infi\"", "\x7F+infi", infinity},
    Word{"-Infinity", "\"\x7F-infin\"", "\x7F-infin", -infinity},
};

/// The offset behind the closing quote, or the end of the text.
std::size_t skipString(std::string_view text, std::size_t openingQuote)
{
    std::size_t i = openingQuote + 1;
    while (i < text.size() && text[i] != '"') {
        i += text[i] == '\\' ? 2U : 1U;
    }
    return i + 1;
}

const Word* wordAt(std::string_view text, std::size_t offset)
{
    for (const Word& word : words) {
        if (text.substr(offset).starts_with(word.written)) {
            return &word;
        }
    }
    return nullptr;
}

} // namespace

JsonScan scanJson(std::string_view text, int allowedDepth)
{
    JsonScan scan;
    int depth = 0;
    std::size_t i = 0;
    while (i < text.size()) {
        const char c = text[i];
        if (c == '"') {
            i = skipString(text, i);
            continue;
        }
        if (c == '{' || c == '[') {
            if (++depth > allowedDepth) {
                scan.tooDeepAt = i;
                return scan;
            }
        } else if (c == '}' || c == ']') {
            --depth;
        } else if (c == 'N' || c == 'I' || c == '-') {
            if (const Word* word = wordAt(text, i)) {
                scan.words.push_back({i, word->written.size()});
                i += word->written.size();
                continue;
            }
        }
        ++i;
    }
    return scan;
}

std::string withPlaceholders(std::string_view text, const std::vector<NonFiniteWord>& found)
{
    std::string replaced(text);
    for (const NonFiniteWord& place : found) {
        if (const Word* word = wordAt(text, place.offset)) {
            replaced.replace(place.offset, place.length, word->placeholder);
        }
    }
    return replaced;
}

std::string_view placeholderAt(std::string_view text, std::size_t offset)
{
    const Word* word = wordAt(text, offset);
    return word == nullptr ? std::string_view() : word->placeholder;
}

void resolvePlaceholders(nlohmann::json& value)
{
    if (value.is_structured()) {
        for (auto& child : value) {
            resolvePlaceholders(child);
        }
        return;
    }
    if (!value.is_string()) {
        return;
    }
    const auto& text = value.get_ref<const std::string&>();
    for (const Word& word : words) {
        if (text == word.content) {
            value = word.value;
            return;
        }
    }
}

} // namespace trefoil
