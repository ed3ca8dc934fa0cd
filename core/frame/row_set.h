// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace trefoil {

/// A set of rows of one frame: one bit per row, rows numbered 0 … size()-1. A value type; sets that are
/// shared between views are handed round as std::shared_ptr<const RowSet>. Two sets may have different sizes:
/// rows beyond the end of a set are simply not in it, and set operations keep the size of the left operand.
class RowSet {
public:
    using Row = std::uint32_t;

    RowSet() = default;
    explicit RowSet(std::size_t rowCount)
        : m_words((rowCount + 63) / 64, 0)
        , m_size(rowCount)
    {
    }

    /// The set that contains each of the rows 0 … rowCount-1.
    static RowSet all(std::size_t rowCount)
    {
        RowSet set(rowCount);
        for (std::uint64_t& word : set.m_words)
            word = ~std::uint64_t{0};
        set.clearTail();
        return set;
    }

    std::size_t size() const { return m_size; }
    bool contains(Row row) const { return row < m_size && ((m_words[row / 64] >> (row % 64)) & 1U) != 0; }

    /// Adds a row; a row at or beyond size() is ignored.
    void insert(Row row)
    {
        if (row < m_size)
            m_words[row / 64] |= std::uint64_t{1} << (row % 64);
    }
    void erase(Row row)
    {
        if (row < m_size)
            m_words[row / 64] &= ~(std::uint64_t{1} << (row % 64));
    }
    void clear() { m_words.assign(m_words.size(), 0); }

    /// Number of rows in the set; counts the bits on every call.
    std::size_t count() const
    {
        std::size_t total = 0;
        for (const std::uint64_t word : m_words)
            total += static_cast<std::size_t>(std::popcount(word));
        return total;
    }
    bool empty() const
    {
        for (const std::uint64_t word : m_words) {
            if (word != 0)
                return false;
        }
        return true;
    }

    RowSet& operator|=(const RowSet& other)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] |= other.word(i);
        clearTail();
        return *this;
    }
    RowSet& operator&=(const RowSet& other)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] &= other.word(i);
        return *this;
    }
    RowSet& operator-=(const RowSet& other)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] &= ~other.word(i);
        return *this;
    }
    RowSet& operator^=(const RowSet& other)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] ^= other.word(i);
        clearTail();
        return *this;
    }
    friend RowSet operator|(RowSet left, const RowSet& right) { return left |= right; }
    friend RowSet operator&(RowSet left, const RowSet& right) { return left &= right; }
    friend RowSet operator-(RowSet left, const RowSet& right) { return left -= right; }
    friend RowSet operator^(RowSet left, const RowSet& right) { return left ^= right; }
    friend bool operator==(const RowSet&, const RowSet&) = default;

    /// Calls visit(row) for each row of the set, in ascending order.
    template <class Visit>
    void forEach(Visit&& visit) const
    {
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            for (std::uint64_t word = m_words[i]; word != 0; word &= word - 1)
                visit(rowOf(i, word));
        }
    }

    /// Calls visit(row, inOther) for each row that is in exactly one of the two sets, in ascending order;
    /// inOther is true where the row is in `other` and not in this set. Costs one pass over the words, so a
    /// view that keeps the set it drew last can redraw only what changed.
    template <class Visit>
    void forEachDifference(const RowSet& other, Visit&& visit) const
    {
        const std::size_t words =
            m_words.size() > other.m_words.size() ? m_words.size() : other.m_words.size();
        for (std::size_t i = 0; i < words; ++i) {
            for (std::uint64_t changed = word(i) ^ other.word(i); changed != 0; changed &= changed - 1) {
                const std::uint64_t lowest = changed & (~changed + 1);
                visit(rowOf(i, changed), (other.word(i) & lowest) != 0);
            }
        }
    }

private:
    std::uint64_t word(std::size_t index) const { return index < m_words.size() ? m_words[index] : 0; }
    static Row rowOf(std::size_t index, std::uint64_t bits)
    {
        return static_cast<Row>(index * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
    }
    void clearTail()
    {
        if (m_size % 64 != 0 && !m_words.empty())
            m_words.back() &= (std::uint64_t{1} << (m_size % 64)) - 1;
    }

    std::vector<std::uint64_t> m_words;
    std::size_t m_size = 0;
};

} // namespace trefoil
