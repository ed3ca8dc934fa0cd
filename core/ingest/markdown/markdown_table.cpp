// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/markdown/markdown_table.h"

#include "core/base/utf8_text.h"

#include <algorithm>

namespace trefoil {

namespace {

constexpr std::size_t mostColumns = 512;
constexpr std::size_t mostTables = 10'000;

std::vector<std::string_view> cellsOf(std::string_view line)
{
    line = trimmed(line);
    if (line.starts_with('|')) {
        line.remove_prefix(1);
    }
    if (line.ends_with('|')) {
        line.remove_suffix(1);
    }
    std::vector<std::string_view> cells;
    while (cells.size() < mostColumns) {
        const std::size_t bar = line.find('|');
        cells.push_back(trimmed(line.substr(0, bar)));
        if (bar == std::string_view::npos) {
            break;
        }
        line.remove_prefix(bar + 1);
    }
    return cells;
}

bool isRule(std::string_view line)
{
    line = trimmed(line);
    return line.find('|') != std::string_view::npos && line.find('-') != std::string_view::npos
        && line.find_first_not_of("|-: \t") == std::string_view::npos;
}

} // namespace

std::size_t MarkdownTable::column(std::string_view name) const
{
    const auto found = std::find(header.begin(), header.end(), name);
    return found == header.end() ? std::string_view::npos : static_cast<std::size_t>(found - header.begin());
}

std::vector<MarkdownTable> markdownTables(std::string_view text)
{
    std::vector<MarkdownTable> tables;
    NumberedLines lines(text);
    std::string_view previous;
    std::string_view beforePrevious;
    bool inTable = false;
    while (lines.next()) {
        const std::string_view line = lines.line();
        const bool hasBar = line.find('|') != std::string_view::npos;
        if (!inTable && isRule(line) && previous.find('|') != std::string_view::npos) {
            if (tables.size() >= mostTables) {
                break;
            }
            MarkdownTable table;
            table.lineBefore = beforePrevious;
            table.line = lines.number() - 1;
            table.header = cellsOf(previous);
            tables.push_back(std::move(table));
            inTable = true;
        } else if (inTable && hasBar) {
            MarkdownTable::Row row;
            row.line = lines.number();
            row.cells = cellsOf(line);
            row.writtenCells = row.cells.size();
            row.cells.resize(tables.back().header.size());
            row.hasLineEnd = lines.hasLineEnd();
            row.raw = line;
            tables.back().rows.push_back(std::move(row));
        } else {
            inTable = false;
        }
        if (!trimmed(line).empty()) {
            beforePrevious = previous;
            previous = line;
        }
    }
    return tables;
}

NumberedLines::NumberedLines(std::string_view text)
    : m_text(withoutByteOrderMark(text))
{
}

bool NumberedLines::next()
{
    if (m_position >= m_text.size()) {
        return false;
    }
    const std::size_t end = m_text.find('\n', m_position);
    m_hasLineEnd = end != std::string_view::npos;
    m_line = m_text.substr(m_position, m_hasLineEnd ? end - m_position : end);
    m_position = m_hasLineEnd ? end + 1 : m_text.size();
    while (m_line.ends_with('\r')) {
        m_line.remove_suffix(1);
    }
    ++m_number;
    return true;
}

} // namespace trefoil
