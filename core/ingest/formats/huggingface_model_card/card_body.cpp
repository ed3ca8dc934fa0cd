// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/huggingface_model_card/card_body.h"

#include <algorithm>
#include <array>

#include "core/base/utf8_text.h"

namespace trefoil {

namespace {

constexpr std::array facts = {std::string_view{"Problem type"}, std::string_view{"Model ID"},
    std::string_view{"CO2 Emissions (in grams)"}};

/// Takes the first line off the text, without its end.
std::string_view takeLine(std::string_view& text)
{
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

bool startsResults(std::string_view line)
{
    return line.find("achieves the following results") != std::string_view::npos
        || (line.starts_with('#') && line.find("Validation Metrics") != std::string_view::npos);
}

} // namespace

std::optional<CardParts> cardParts(std::string_view file)
{
    std::string_view rest = withoutByteOrderMark(file);
    if (trimmed(takeLine(rest)) != "---") {
        return std::nullopt;
    }
    CardParts parts;
    const char* const start = rest.data();
    parts.bodyLine = 2;
    while (!rest.empty()) {
        const std::string_view line = takeLine(rest);
        ++parts.bodyLine;
        if (line.starts_with("---") && trimmed(line) == "---") {
            parts.frontMatter = std::string_view(start, static_cast<std::size_t>(line.data() - start));
            parts.body = rest;
            return parts;
        }
    }
    return std::nullopt;
}

std::vector<CardListItem> cardListItems(const CardParts& card)
{
    std::vector<CardListItem> items;
    std::string_view rest = card.body;
    bool inResults = false;
    for (std::int64_t number = card.bodyLine; !rest.empty(); ++number) {
        const std::string_view line = trimmed(takeLine(rest));
        if (line.empty()) {
            continue;
        }
        const bool isItem = line.starts_with("- ") || line.starts_with("* ");
        if (!isItem) {
            inResults = startsResults(line);
            continue;
        }
        const std::size_t colon = line.find(": ");
        if (colon == std::string_view::npos) {
            continue;
        }
        const std::string_view name = trimmed(line.substr(2, colon - 2));
        if (inResults || std::find(facts.begin(), facts.end(), name) != facts.end()) {
            items.push_back({toValidUtf8(name), toValidUtf8(trimmed(line.substr(colon + 2))), number});
        }
    }
    return items;
}

std::string cardModelPath(std::string_view body)
{
    constexpr std::string_view service = "api-inference.huggingface.co/";
    const std::size_t start = body.find(service);
    if (start == std::string_view::npos) {
        return {};
    }
    std::string_view path = body.substr(start + service.size());
    path = path.substr(0, path.find_first_of(" \t\r\n\"'`)>"));
    if (path.starts_with("models/")) {
        path.remove_prefix(7);
    }
    return path.find('/') == std::string_view::npos ? std::string() : toValidUtf8(path);
}

} // namespace trefoil
