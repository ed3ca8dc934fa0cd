// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/plain_rows.h"

#include <algorithm>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace trefoil {

namespace {

constexpr std::size_t pieceSize = std::size_t(16) * 1024;
constexpr std::uint64_t allBits = ~std::uint64_t(0);
constexpr std::size_t longestPiece = std::size_t(1) << 20; ///< a longer row is not worth the memory

/// Where a character is among 64 bytes, the first one lowest.
std::uint64_t placesOf(char wanted, const char* bytes)
{
    std::uint64_t places = 0;
#ifdef __SSE2__
    const __m128i pattern = _mm_set1_epi8(wanted);
    for (int i = 0; i < 64; i += 16) {
        __m128i some;
        std::memcpy(&some, bytes + i, sizeof some);
        const auto mask = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(some, pattern)));
        places |= static_cast<std::uint64_t>(mask) << i;
    }
#else
    for (int i = 0; i < 64; ++i) {
        places |= static_cast<std::uint64_t>(bytes[i] == wanted ? 1 : 0) << i;
    }
#endif
    return places;
}

/// As std::popcount, which is a call where the processor is not told to have an instruction for it. Sums of
/// neighbouring bits, pairs and fours.
std::size_t bitsIn(std::uint64_t word)
{
    word -= word >> 1 & 0x5555555555555555;
    word = (word & 0x3333333333333333) + (word >> 2 & 0x3333333333333333);
    word = (word + (word >> 4)) & 0x0F0F0F0F0F0F0F0F;
    return static_cast<std::size_t>(word * 0x0101010101010101 >> 56);
}

std::string_view withoutLastLineEnds(std::string_view text)
{
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) {
        text.remove_suffix(1);
    }
    return text;
}

} // namespace

PlainRows::PlainRows(std::string_view text, const WantedColumns& wanted)
    : m_text(withoutLastLineEnds(text))
    , m_wanted(wanted)
    , m_ends(1)
{
}

bool PlainRows::cutRows()
{
    const std::size_t rest = m_text.size() - m_position;
    m_piece = m_text.data() + m_position;
    const void* newline = nullptr;
    m_size = rest;
    if (rest > pieceSize) { // all rows that end within, or one that does not
        const std::size_t last = m_text.substr(m_position, pieceSize).rfind('\n');
        newline = last == std::string_view::npos ? std::memchr(m_piece, '\n', rest) : m_piece + last;
        m_size =
            newline == nullptr ? rest : static_cast<std::size_t>(static_cast<const char*>(newline) - m_piece);
    }
    // A blank row cannot be told from one empty cell where rows have no other.
    if (m_wanted.columns < 2 || m_size > longestPiece || std::memchr(m_piece, '"', m_size) != nullptr) {
        return false;
    }
    m_hasReturns = std::memchr(m_piece, '\r', m_size) != nullptr;
    findEnds();
    m_position += m_size + (newline == nullptr ? 0 : 1);
    // As many line ends as rows, and each in its place: no row has more or fewer cells, none is blank.
    if (m_cells != m_rows * m_wanted.columns) {
        return false;
    }
    for (std::size_t i = 1; i < m_rows; ++i) {
        if (m_piece[m_ends[i * m_wanted.columns] - 1] != '\n') {
            return false;
        }
    }
    return true;
}

void PlainRows::findEnds()
{
    if (m_ends.size() < m_size + 5) { // three more are written over
        m_ends.resize(m_size + 5);
    }
    std::uint32_t* next = m_ends.data() + 1;
    m_rows = 1;
    for (std::size_t at = 0; at < m_size; at += 64) {
        const char* bytes = m_piece + at;
        char copy[64] = {};
        if (m_position + at + 64 > m_text.size()) {
            bytes = static_cast<const char*>(std::memcpy(copy, bytes, m_text.size() - m_position - at));
        }
        const std::uint64_t inPiece = m_size - at < 64 ? (std::uint64_t(1) << (m_size - at)) - 1 : allBits;
        const std::uint64_t rows = placesOf('\n', bytes) & inPiece;
        std::uint64_t ends = rows | (placesOf(m_wanted.delimiter, bytes) & inPiece);
        m_rows += bitsIn(rows);
        std::uint32_t* const after = next + bitsIn(ends);
        // Four at a time, as many as there are or a few more that are written over: loops of a length that
        // the processor guesses right.
        for (; next < after; next += 4) {
            for (std::size_t i = 0; i < 4; ++i, ends &= ends - 1) {
                next[i] =
                    static_cast<std::uint32_t>(at + 1 + static_cast<std::size_t>(std::countr_zero(ends)));
            }
        }
        next = after;
    }
    *next = static_cast<std::uint32_t>(m_size + 1);
    m_cells = static_cast<std::size_t>(next - m_ends.data());
}

} // namespace trefoil
