// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/column_builder.h"

#include <algorithm>

namespace trefoil {

ColumnBuilder::ColumnBuilder(const Quantity& quantity, std::size_t joinedRuns)
    : m_claims(joinedRuns)
{
    m_column.quantity = &quantity;
}

void ColumnBuilder::reserve(std::size_t count)
{
    m_column.values.reserve(count);
    m_column.grades.reserve(count);
}

void ColumnBuilder::set(std::uint32_t row, std::uint32_t joined, double value, const Claim& claim)
{
    if (joined != RunRows::notJoined) {
        if (!outranks(claim, m_claims[joined])) {
            return;
        }
        m_claims[joined] = claim;
    }
    if (m_column.values.size() <= row) {
        m_column.values.resize(row + 1, absent);
        m_column.grades.resize(row + 1, Grade::Absent);
    }
    m_column.values[row] = value;
    m_column.grades[row] = claim.grade;
}

Column ColumnBuilder::finish(std::size_t rowCount)
{
    m_column.values.resize(rowCount, absent);
    m_column.grades.resize(rowCount, Grade::Absent);
    const auto missing = std::ranges::count(m_column.grades, Grade::Absent);
    m_column.presentCount = rowCount - static_cast<std::size_t>(missing);
    return std::move(m_column);
}

TextBuilder::TextBuilder(std::string_view id, std::string_view name, std::size_t joinedRuns)
    : m_claims(joinedRuns)
{
    m_text.id = id;
    m_text.name = name;
    m_text.labels.emplace_back();
    m_codes.emplace(std::string(), 0);
}

std::uint32_t TextBuilder::codeOf(std::string_view text)
{
    const auto next = static_cast<std::uint32_t>(m_text.labels.size());
    const auto [found, isNew] = m_codes.try_emplace(std::string(text), next);
    if (isNew) {
        m_text.labels.emplace_back(text);
    }
    return found->second;
}

void TextBuilder::reserve(std::size_t count)
{
    m_text.codes.reserve(count);
}

void TextBuilder::set(std::uint32_t row, std::uint32_t joined, std::uint32_t code, const Claim& claim)
{
    if (m_text.codes.size() <= row) {
        m_text.codes.resize(row + 1, 0);
    }
    if (joined != RunRows::notJoined) {
        if (code == 0 || !outranks(claim, m_claims[joined])) {
            return;
        }
        m_claims[joined] = claim;
    }
    m_text.codes[row] = code;
}

const std::string& TextBuilder::at(std::size_t row) const
{
    return m_text.labels[row < m_text.codes.size() ? m_text.codes[row] : 0];
}

TextColumn TextBuilder::finish(std::size_t rowCount)
{
    m_text.codes.resize(rowCount, 0);
    return std::move(m_text);
}

} // namespace trefoil
