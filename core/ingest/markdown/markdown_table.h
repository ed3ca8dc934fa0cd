// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// A pipe table of Markdown: a line of names, a line of dashes, and lines of cells. Views into the text.
struct MarkdownTable {
    struct Row {
        std::int64_t line = 0; ///< 1-based
        std::vector<std::string_view> cells; ///< trimmed; as many as the header has, missing ones empty
        bool hasLineEnd = true; ///< false for a last row that may be cut off
        std::size_t writtenCells = 0;
        std::string_view raw;
    };
    std::string_view lineBefore; ///< the last line with text above the table: often says what it is about
    std::int64_t line = 0; ///< of the header
    std::vector<std::string_view> header;
    std::vector<Row> rows;

    /// The column of that name, or npos.
    [[nodiscard]] std::size_t column(std::string_view name) const;
};

/// All tables in their order, at most 10 000 of them; a table has at most 512 columns.
[[nodiscard]] std::vector<MarkdownTable> markdownTables(std::string_view text);

/// One line after the other, without line ends (LF, CRLF). For texts with a line grammar.
class NumberedLines {
public:
    explicit NumberedLines(std::string_view text);

    [[nodiscard]] bool next();
    [[nodiscard]] std::string_view line() const { return m_line; }
    [[nodiscard]] std::int64_t number() const { return m_number; } ///< 1-based
    [[nodiscard]] bool hasLineEnd() const { return m_hasLineEnd; }
    [[nodiscard]] std::size_t position() const { return m_position; }

private:
    std::string_view m_text;
    std::size_t m_position = 0;
    std::string_view m_line;
    std::int64_t m_number = 0;
    bool m_hasLineEnd = true;
};

} // namespace trefoil
