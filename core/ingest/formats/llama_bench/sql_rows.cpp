// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/llama_bench/sql_rows.h"

#include "core/base/utf8_text.h"

namespace trefoil {

namespace {

/// The items of "(…)" at the start of the text, which is moved behind the bracket.
std::optional<std::vector<std::string>> bracketedList(std::string_view& text)
{
    text = trimmed(text);
    if (!text.starts_with('(')) {
        return std::nullopt;
    }
    std::vector<std::string> items;
    std::string item;
    bool inQuotes = false;
    for (std::size_t i = 1; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\'' && inQuotes && i + 1 < text.size() && text[i + 1] == '\'') {
            item += '\'';
            ++i;
        } else if (c == '\'') {
            inQuotes = !inQuotes;
        } else if (!inQuotes && (c == ',' || c == ')')) {
            items.emplace_back(trimmed(item));
            item.clear();
            if (c == ')') {
                text.remove_prefix(i + 1);
                return items;
            }
        } else {
            item += c;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<std::vector<std::pair<std::string, std::string>>> sqlInsertedRow(std::string_view line)
{
    line = trimmed(line);
    const std::size_t bracket = line.find('(');
    if (!line.starts_with("INSERT INTO ") || bracket == std::string_view::npos) {
        return std::nullopt;
    }
    line.remove_prefix(bracket);
    const auto columns = bracketedList(line);
    line = trimmed(line);
    if (!columns || !line.starts_with("VALUES")) {
        return std::nullopt;
    }
    line.remove_prefix(6);
    const auto values = bracketedList(line);
    if (!values || values->size() != columns->size()) {
        return std::nullopt;
    }
    std::vector<std::pair<std::string, std::string>> row;
    for (std::size_t i = 0; i < columns->size(); ++i) {
        row.emplace_back((*columns)[i], (*values)[i]);
    }
    return row;
}

} // namespace trefoil
