// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// One row of a delimited text. Everything is valid until the reader goes to the next row.
struct CsvRow {
    std::vector<std::string_view> fields; ///< as written, quotes taken off; blanks around are kept
    std::int64_t line = 0; ///< physical line of the first byte, 1-based
    std::size_t offset = 0; ///< of the first byte in the text
    std::string_view raw; ///< the whole row without its line end
    bool endsWithNewline = true; ///< false for a last row that the file cuts off or leaves open
    bool hasOpenQuote = false; ///< a quote was opened and never closed; it was then taken as a character
};

/// Reads delimited text (RFC 4180) without copying it. Line ends are LF, CRLF and CR CR LF; the last one
/// may be missing; blank lines are skipped. A cell in quotes may hold delimiters, line ends and doubled
/// quotes. A byte order mark at the start is skipped.
/// Memory is bounded, whatever the bytes: a quote that does not close within 1 MiB is an ordinary
/// character, and a row has at most 65 536 cells (the last one then holds the rest).
class CsvReader {
public:
    CsvReader(std::string_view text, char delimiter);

    /// Goes to the next row; false at the end.
    [[nodiscard]] bool next();
    [[nodiscard]] const CsvRow& row() const { return m_row; }
    /// The number of bytes read so far, for progress.
    [[nodiscard]] std::size_t position() const { return m_position; }

private:
    void readPlainRow(std::size_t end);
    void readQuotedRow();
    void readQuotedCell();
    void readPlainCell();
    void finishRow(std::size_t contentEnd, std::size_t next);
    [[nodiscard]] std::size_t closingQuote(std::size_t from, bool& hasDoubledQuote) const;
    [[nodiscard]] std::string_view unescaped(std::string_view cell);

    std::string_view m_text;
    char m_delimiter;
    std::size_t m_position = 0;
    std::int64_t m_line = 1;
    CsvRow m_row;
    std::deque<std::string> m_scratch; ///< unescaped cells of this row
    std::size_t m_scratchUsed = 0;
};

} // namespace trefoil
