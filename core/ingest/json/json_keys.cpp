// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/json/json_keys.h"

#include <algorithm>

#include "core/base/utf8_text.h"

namespace trefoil {

namespace {

constexpr std::size_t maximumKeys = 20000;

std::size_t skipBlanks(std::string_view text, std::size_t i)
{
    const std::size_t next = text.find_first_not_of(" \t\r\n", i);
    return next == std::string_view::npos ? text.size() : next;
}

std::size_t closingQuote(std::string_view text, std::size_t openingQuote)
{
    std::size_t i = openingQuote + 1;
    while (i < text.size() && text[i] != '"') {
        i += text[i] == '\\' ? 2U : 1U;
    }
    return std::min(i, text.size());
}

} // namespace

std::vector<JsonKey> jsonKeys(std::string_view text, int maximumDepth)
{
    std::vector<JsonKey> keys;
    text = withoutByteOrderMark(text);
    std::size_t i = skipBlanks(text, 0);
    if (i >= text.size() || text[i] != '{') {
        return keys;
    }
    int depth = 0;
    std::string_view top;
    while (i < text.size() && keys.size() < maximumKeys) {
        const char c = text[i];
        if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            --depth;
        } else if (c == '"') {
            const std::size_t end = closingQuote(text, i);
            const std::string_view word = text.substr(i + 1, end - std::min(end, i + 1));
            const std::size_t colon = skipBlanks(text, end + 1);
            i = end;
            if (colon < text.size() && text[colon] == ':') {
                const std::size_t value = skipBlanks(text, colon + 1);
                top = depth == 1 ? word : top;
                if (depth <= maximumDepth) {
                    keys.push_back({depth, top, word, value < text.size() ? text[value] : '\0'});
                }
                i = colon;
            }
        }
        ++i;
    }
    return keys;
}

bool hasTopKey(const std::vector<JsonKey>& keys, std::string_view key)
{
    return std::any_of(
        keys.begin(), keys.end(), [key](const JsonKey& each) { return each.depth == 1 && each.key == key; });
}

} // namespace trefoil
