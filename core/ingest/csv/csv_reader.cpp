// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/csv/csv_reader.h"

#include "core/base/utf8_text.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace trefoil {

namespace {

constexpr std::size_t longestQuotedCell = 1024 * 1024;
constexpr std::size_t mostCells = 65536;

std::size_t find(std::string_view text, char wanted, std::size_t from, std::size_t end)
{
    if (from >= end) {
        return end;
    }
    const void* found = std::memchr(text.data() + from, wanted, end - from);
    return found == nullptr ? end : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

std::size_t withoutCarriageReturns(std::string_view text, std::size_t begin, std::size_t end)
{
    while (end > begin && text[end - 1] == '\r') {
        --end;
    }
    return end;
}

constexpr std::uint64_t everyByte(std::uint8_t byte)
{
    return 0x0101010101010101ULL * byte;
}

/// The high bit of every byte of the word that is zero, exactly (Hacker's Delight, section 6-1).
constexpr std::uint64_t zeroBytes(std::uint64_t word)
{
    constexpr std::uint64_t low = everyByte(0x7F);
    return ~(((word & low) + low) | word | low);
}

/// Calls found(position) for every delimiter, eight bytes at a time: cells are too short for memchr.
template <class Found>
void forEachDelimiter(std::string_view text, char delimiter, std::size_t begin, std::size_t end, Found found)
{
    std::size_t i = begin;
    if constexpr (std::endian::native == std::endian::little) {
        const std::uint64_t pattern = everyByte(static_cast<std::uint8_t>(delimiter));
        for (; i + 8 <= end; i += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, text.data() + i, 8);
            for (std::uint64_t hits = zeroBytes(word ^ pattern); hits != 0; hits &= hits - 1) {
                found(i + static_cast<std::size_t>(std::countr_zero(hits)) / 8);
            }
        }
    }
    for (; i < end; ++i) {
        if (text[i] == delimiter) {
            found(i);
        }
    }
}

} // namespace

CsvReader::CsvReader(std::string_view text, char delimiter)
    : m_text(text)
    , m_delimiter(delimiter)
    , m_position(text.size() - withoutByteOrderMark(text).size())
{
}

bool CsvReader::next()
{
    while (m_position < m_text.size()) {
        const std::size_t newline = find(m_text, '\n', m_position, m_text.size());
        const std::size_t end = withoutCarriageReturns(m_text, m_position, newline);
        if (end == m_position) {
            m_position = std::min(newline + 1, m_text.size());
            ++m_line;
            continue;
        }
        m_row.fields.clear();
        m_row.line = m_line;
        m_row.offset = m_position;
        m_row.hasOpenQuote = false;
        m_scratchUsed = 0;
        if (find(m_text, '"', m_position, end) == end) {
            readPlainRow(end);
            finishRow(end, newline);
        } else {
            readQuotedRow();
        }
        return true;
    }
    return false;
}

/// contentEnd: where the row's text ends; newline: where its '\n' is, or the end of the text.
void CsvReader::finishRow(std::size_t contentEnd, std::size_t newline)
{
    m_row.raw = m_text.substr(m_row.offset, contentEnd - m_row.offset);
    m_row.endsWithNewline = newline < m_text.size();
    m_position = std::min(newline + 1, m_text.size());
    ++m_line;
}

void CsvReader::readPlainRow(std::size_t end)
{
    std::size_t cell = m_position;
    forEachDelimiter(m_text, m_delimiter, m_position, end, [&](std::size_t at) {
        if (m_row.fields.size() + 1 < mostCells) {
            m_row.fields.push_back(m_text.substr(cell, at - cell));
            cell = at + 1;
        }
    });
    m_row.fields.push_back(m_text.substr(cell, end - cell));
}

void CsvReader::readQuotedRow()
{
    while (true) {
        if (m_position < m_text.size() && m_text[m_position] == '"') {
            readQuotedCell();
        } else {
            readPlainCell();
        }
        const bool isDelimiter = m_position < m_text.size() && m_text[m_position] == m_delimiter;
        if (!isDelimiter) {
            break;
        }
        ++m_position;
    }
    const std::size_t newline = m_position;
    finishRow(withoutCarriageReturns(m_text, m_row.offset, newline), newline);
}

/// Leaves the position at the delimiter, the '\n' or the end of the text.
void CsvReader::readPlainCell()
{
    const std::size_t newline = find(m_text, '\n', m_position, m_text.size());
    std::size_t end = newline;
    if (m_row.fields.size() + 1 < mostCells) {
        end = find(m_text, m_delimiter, m_position, newline);
    }
    const std::size_t contentEnd = end == newline ? withoutCarriageReturns(m_text, m_position, end) : end;
    m_row.fields.push_back(m_text.substr(m_position, contentEnd - m_position));
    m_position = end;
}

void CsvReader::readQuotedCell()
{
    const std::size_t begin = m_position + 1;
    bool hasDoubledQuote = false;
    const std::size_t close = closingQuote(begin, hasDoubledQuote);
    if (close == std::string_view::npos || m_row.fields.size() + 1 >= mostCells) {
        m_row.hasOpenQuote = true;
        readPlainCell();
        return;
    }
    const std::string_view inside = m_text.substr(begin, close - begin);
    m_line += std::count(inside.begin(), inside.end(), '\n');
    m_row.fields.push_back(hasDoubledQuote ? unescaped(inside) : inside);
    // Characters between the closing quote and the delimiter are not allowed by RFC 4180; blanks and
    // carriage returns occur and mean nothing, and anything else cannot be told apart from damage.
    const std::size_t newline = find(m_text, '\n', close + 1, m_text.size());
    m_position = find(m_text, m_delimiter, close + 1, newline);
}

std::size_t CsvReader::closingQuote(std::size_t from, bool& hasDoubledQuote) const
{
    const std::size_t end = std::min(m_text.size(), from + longestQuotedCell);
    while (true) {
        const std::size_t quote = find(m_text, '"', from, end);
        if (quote >= end) {
            return std::string_view::npos;
        }
        if (quote + 1 < m_text.size() && m_text[quote + 1] == '"') {
            hasDoubledQuote = true;
            from = quote + 2;
            continue;
        }
        return quote;
    }
}

std::string_view CsvReader::unescaped(std::string_view cell)
{
    if (m_scratchUsed == m_scratch.size()) {
        m_scratch.emplace_back();
    }
    std::string& text = m_scratch[m_scratchUsed++];
    text.clear();
    for (std::size_t i = 0; i < cell.size(); ++i) {
        text += cell[i];
        if (cell[i] == '"') {
            ++i; // the second of two
        }
    }
    return text;
}

} // namespace trefoil
