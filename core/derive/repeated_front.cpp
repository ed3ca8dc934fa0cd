// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/repeated_front.h"

#include "core/derive/pareto_front.h"

#include <algorithm>
#include <numeric>

namespace trefoil {

namespace {

/// From so many on the index of paretoFront() is worth its memory.
constexpr std::size_t mostComparedOneByOne = 1024;

} // namespace

RepeatedFront::RepeatedFront(std::size_t points, std::size_t objectives)
    : m_objectives(objectives)
    , m_values(points * objectives)
    , m_beatenBy(points)
{
    std::iota(m_beatenBy.begin(), m_beatenBy.end(), 0U);
}

bool RepeatedFront::beats(std::uint32_t point, std::uint32_t other) const
{
    const double* mine = valuesOf(point);
    const double* theirs = valuesOf(other);
    bool isBetter = false;
    for (std::size_t k = 0; k < m_objectives; ++k) {
        if (mine[k] > theirs[k]) {
            return false;
        }
        isBetter = isBetter || mine[k] < theirs[k];
    }
    return isBetter;
}

const std::vector<std::uint32_t>& RepeatedFront::find()
{
    m_left.clear();
    m_members.clear();
    for (std::uint32_t point = 0; point < m_beatenBy.size(); ++point) {
        if (!beats(m_beatenBy[point], point)) {
            m_left.push_back(point);
        }
    }
    // Whoever is beaten is beaten by a member, and members are all among those left.
    m_left.size() > mostComparedOneByOne ? compareMany() : compareAll();
    return m_members;
}

/// In lexicographic order only earlier ones can beat, and of these a member does if any does.
void RepeatedFront::compareAll()
{
    std::sort(m_left.begin(), m_left.end(), [&](std::uint32_t a, std::uint32_t b) {
        const double* left = valuesOf(a);
        const double* right = valuesOf(b);
        return std::lexicographical_compare(left, left + m_objectives, right, right + m_objectives);
    });
    for (const std::uint32_t point : m_left) {
        const auto better =
            std::ranges::find_if(m_members, [&](std::uint32_t member) { return beats(member, point); });
        if (better == m_members.end()) {
            m_members.push_back(point);
        } else {
            m_beatenBy[point] = *better;
        }
    }
}

void RepeatedFront::compareMany()
{
    std::vector<Column> columns(m_objectives);
    std::vector<Objective> objectives;
    std::vector<std::uint32_t> rows(m_left.size());
    std::iota(rows.begin(), rows.end(), 0U);
    for (std::size_t k = 0; k < m_objectives; ++k) {
        for (const std::uint32_t point : m_left) {
            columns[k].values.push_back(valuesOf(point)[k]);
        }
        objectives.push_back({&columns[k], Direction::LowerIsBetter});
    }
    const ParetoFront front = paretoFront(objectives, rows);
    for (const std::uint32_t member : front.members) {
        m_members.push_back(m_left[member]);
    }
    for (const std::uint32_t row : front.dominated) { // so that next time fewer are left
        const std::uint32_t point = m_left[row];
        m_beatenBy[point] =
            *std::ranges::find_if(m_members, [&](std::uint32_t member) { return beats(member, point); });
    }
}

} // namespace trefoil
