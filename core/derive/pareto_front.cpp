// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/pareto_front.h"

#include "core/derive/coarse_front.h"
#include "core/derive/dominance_index.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

namespace trefoil {

namespace {

/// The objective values of one row, smaller is better.
struct Points {
    std::size_t dimension;
    std::vector<double> values; ///< row after row

    [[nodiscard]] std::span<const double> at(std::size_t i) const
    {
        return {values.data() + i * dimension, dimension};
    }
};

bool appendPoint(Points& points, std::span<const Objective> objectives, std::uint32_t row)
{
    const std::size_t start = points.values.size();
    for (const Objective& objective : objectives) {
        const double value = objective.column ? objective.column->values[row] : std::nan("");
        if (!std::isfinite(value)) {
            points.values.resize(start);
            return false;
        }
        points.values.push_back(objective.direction == Direction::HigherIsBetter ? -value : value);
    }
    return true;
}

bool isEqual(std::span<const double> a, std::span<const double> b)
{
    return std::equal(a.begin(), a.end(), b.begin());
}

/// Answers, for points asked in lexicographic order, whether an earlier one is at least as good in all
/// further objectives. The staircase maps the second objective to the smallest third one so far.
class Staircase {
public:
    bool coversOrAdd(double y, double z)
    {
        const auto above = m_steps.upper_bound(y);
        if (above != m_steps.begin() && std::prev(above)->second <= z) {
            return true;
        }
        auto worse = m_steps.lower_bound(y);
        while (worse != m_steps.end() && worse->second >= z) {
            worse = m_steps.erase(worse);
        }
        m_steps.emplace(y, z);
        return false;
    }

private:
    std::map<double, double> m_steps;
};

/// Of the points that are not left out.
std::vector<std::uint32_t> lexicographicOrder(const Points& points, const std::vector<bool>& isLeftOut)
{
    struct Key {
        double first; // beside the index, so that most comparisons touch no other memory
        std::uint32_t point;
    };
    std::vector<Key> keys;
    keys.reserve(isLeftOut.size());
    for (std::uint32_t i = 0; i < isLeftOut.size(); ++i) {
        if (!isLeftOut[i]) {
            keys.push_back({points.at(i)[0], i});
        }
    }
    std::sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
        if (a.first != b.first) {
            return a.first < b.first;
        }
        const auto left = points.at(a.point);
        const auto right = points.at(b.point);
        return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end());
    });
    std::vector<std::uint32_t> order(keys.size());
    std::transform(keys.begin(), keys.end(), order.begin(), [](const Key& key) { return key.point; });
    return order;
}

/// For each of count points whether a different one is no worse anywhere.
std::vector<bool> findDominated(const Points& points, std::size_t count, const Progress& progress)
{
    constexpr std::size_t fewestOnGrid = 2048; // fewer are sorted as quickly
    const bool isGridWorthIt = (points.dimension == 2 || points.dimension == 3) && count >= fewestOnGrid;
    std::vector<bool> dominated =
        isGridWorthIt ? coarselyBeaten(points.values, points.dimension) : std::vector<bool>(count);
    const std::vector<std::uint32_t> order = lexicographicOrder(points, dominated);
    Staircase staircase;
    DominanceIndex index(points.dimension > 3 ? points.values : std::vector<double>{}, points.dimension);
    for (std::size_t k = 0; k < order.size() && !progress.stopRequested(); ++k) {
        const auto point = points.at(order[k]);
        if (k > 0 && isEqual(point, points.at(order[k - 1]))) {
            dominated[order[k]] = dominated[order[k - 1]]; // an exact tie shares its twin's fate
        } else if (points.dimension > 3) {
            dominated[order[k]] = index.coversOrAdd(order[k]);
        } else {
            const double y = points.dimension > 1 ? point[1] : 0;
            const double z = points.dimension > 2 ? point[2] : 0;
            dominated[order[k]] = staircase.coversOrAdd(y, z);
        }
    }
    return dominated;
}

} // namespace

ParetoFront paretoFront(
    std::span<const Objective> objectives, std::span<const std::uint32_t> rows, const Progress& progress)
{
    ParetoFront front;
    Points points{objectives.size(), {}};
    points.values.reserve(rows.size() * objectives.size());
    std::vector<std::uint32_t> complete;
    complete.reserve(rows.size());
    for (const std::uint32_t row : rows) {
        const bool isComplete = !objectives.empty() && appendPoint(points, objectives, row);
        (isComplete ? complete : front.incomplete).push_back(row);
    }
    const std::vector<bool> dominated = findDominated(points, complete.size(), progress);
    for (std::size_t i = 0; i < complete.size(); ++i) {
        (dominated[i] ? front.dominated : front.members).push_back(complete[i]);
    }
    for (auto* list : {&front.members, &front.dominated, &front.incomplete}) {
        if (!std::is_sorted(list->begin(), list->end())) { // they mostly are, as the rows were
            std::sort(list->begin(), list->end());
        }
    }
    return front;
}

std::vector<std::vector<std::uint32_t>> objectivesKeeping(std::span<const Objective> objectives,
    std::span<const std::uint32_t> rows, const ParetoFront& front, const Progress& progress)
{
    std::vector<std::vector<std::uint32_t>> keeping(front.members.size());
    std::vector<std::uint32_t> complete; // what lacks the objective left out must not beat anybody
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(complete), [&](std::uint32_t row) {
        return !std::binary_search(front.incomplete.begin(), front.incomplete.end(), row);
    });
    for (std::size_t left = 0; left < objectives.size() && objectives.size() > 1; ++left) {
        std::vector<Objective> others(objectives.begin(), objectives.end());
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(left));
        const std::vector<std::uint32_t> beaten = paretoFront(others, complete, progress).dominated;
        for (std::size_t i = 0; i < front.members.size(); ++i) {
            if (std::binary_search(beaten.begin(), beaten.end(), front.members[i])) {
                keeping[i].push_back(static_cast<std::uint32_t>(left));
            }
        }
    }
    return keeping;
}

} // namespace trefoil
