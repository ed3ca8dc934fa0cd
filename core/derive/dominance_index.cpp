// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/dominance_index.h"

#include <algorithm>
#include <limits>

namespace trefoil {

namespace {
constexpr std::uint32_t leafSize = 16;
constexpr double infinity = std::numeric_limits<double>::infinity();
} // namespace

DominanceIndex::DominanceIndex(const std::vector<double>& values, std::size_t dimension)
    : m_objectives(dimension > 1 ? dimension - 1 : 0)
{
    const std::size_t count = dimension > 0 ? values.size() / dimension : 0;
    if (count == 0) {
        return;
    }
    m_values.reserve(count * m_objectives);
    for (std::size_t i = 0; i < count; ++i) {
        const auto first = values.begin() + static_cast<std::ptrdiff_t>(i * dimension);
        m_values.insert(m_values.end(), first + 1, first + static_cast<std::ptrdiff_t>(dimension));
    }
    m_order.resize(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        m_order[i] = i;
    }
    m_leafOf.resize(count);
    m_isAdded.resize(count);
    build(0, static_cast<std::uint32_t>(count), 0, 0);
    m_best.assign(m_nodes.size() * m_objectives, infinity);
    m_worst.assign(m_nodes.size() * m_objectives, -infinity);
}

double DominanceIndex::value(std::uint32_t point, std::size_t objective) const
{
    return m_values[point * m_objectives + objective];
}

std::uint32_t DominanceIndex::build(
    std::uint32_t begin, std::uint32_t end, std::size_t depth, std::uint32_t parent)
{
    const auto node = static_cast<std::uint32_t>(m_nodes.size());
    m_nodes.push_back({begin, end, 0, 0, parent});
    if (end - begin <= leafSize) {
        for (std::uint32_t i = begin; i < end; ++i) {
            m_leafOf[m_order[i]] = node;
        }
        return node;
    }
    const std::uint32_t middle = begin + (end - begin) / 2;
    const std::size_t objective = depth % m_objectives;
    const auto first = m_order.begin();
    std::nth_element(first + begin, first + middle, first + end,
        [&](std::uint32_t a, std::uint32_t b) { return value(a, objective) < value(b, objective); });
    const std::uint32_t left = build(begin, middle, depth + 1, node);
    const std::uint32_t right = build(middle, end, depth + 1, node);
    m_nodes[node].left = left;
    m_nodes[node].right = right;
    return node;
}

bool DominanceIndex::leafCovers(const Node& leaf, const double* point) const
{
    for (std::uint32_t i = leaf.begin; i < leaf.end; ++i) {
        const std::uint32_t other = m_order[i];
        if (m_isAdded[other]
            && std::equal(point, point + m_objectives, m_values.data() + other * m_objectives,
                [](double mine, double theirs) { return theirs <= mine; })) {
            return true;
        }
    }
    return false;
}

bool DominanceIndex::covers(std::uint32_t node, const double* point) const
{
    bool allBelow = true;
    for (std::size_t k = 0; k < m_objectives; ++k) {
        if (m_best[node * m_objectives + k] > point[k]) {
            return false;
        }
        allBelow = allBelow && m_worst[node * m_objectives + k] <= point[k];
    }
    if (allBelow) {
        return true; // best ≤ point says that something was added, and all of it is no worse
    }
    const Node& here = m_nodes[node];
    if (here.left == 0) {
        return leafCovers(here, point);
    }
    return covers(here.left, point) || covers(here.right, point);
}

bool DominanceIndex::coversOrAdd(std::uint32_t point)
{
    const double* values = m_values.data() + point * m_objectives;
    if (covers(0, values)) {
        return true;
    }
    m_isAdded[point] = true;
    for (std::uint32_t node = m_leafOf[point];; node = m_nodes[node].parent) {
        for (std::size_t k = 0; k < m_objectives; ++k) {
            double& best = m_best[node * m_objectives + k];
            double& worst = m_worst[node * m_objectives + k];
            best = std::min(best, values[k]);
            worst = std::max(worst, values[k]);
        }
        if (node == 0) {
            return false;
        }
    }
}

} // namespace trefoil
