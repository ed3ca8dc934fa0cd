// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace trefoil {

/// The Pareto front of points that move a little again and again, as the means of a bootstrap do. What beat a
/// point last time mostly beats it again, so one look each leaves the few that are compared with each other.
/// Per front O(n · objectives) and what the front of those few costs.
class RepeatedFront {
public:
    RepeatedFront(std::size_t points, std::size_t objectives);

    /// The values of a point, smaller is better, finite. To be written before each find().
    [[nodiscard]] std::span<double> at(std::size_t point)
    {
        return {m_values.data() + point * m_objectives, m_objectives};
    }

    /// The members, as paretoFront() has them, in no order; valid until the next call.
    [[nodiscard]] const std::vector<std::uint32_t>& find();

private:
    [[nodiscard]] const double* valuesOf(std::size_t point) const
    {
        return m_values.data() + point * m_objectives;
    }
    [[nodiscard]] bool beats(std::uint32_t point, std::uint32_t other) const;
    void compareAll();
    void compareMany();

    std::size_t m_objectives;
    std::vector<double> m_values; ///< point after point
    std::vector<std::uint32_t> m_beatenBy; ///< the last one that did; the point itself where none has
    std::vector<std::uint32_t> m_left; ///< whom that one does not beat any more
    std::vector<std::uint32_t> m_members;
};

} // namespace trefoil
