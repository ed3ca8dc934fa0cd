// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace trefoil {

/// A k-d tree over a fixed set of points that says whether any point added so far is no worse than a given
/// one in every objective but the first. Asked in lexicographic order this decides dominance (Kung et al.
/// 1975 reduce the first objective in the same way). Used for four and more objectives.
class DominanceIndex {
public:
    /// values: point after point, smaller is better.
    DominanceIndex(const std::vector<double>& values, std::size_t dimension);

    /// Whether an added point covers this one; if not, the point is added. Covered points need not be: what
    /// covers them covers whatever they cover.
    bool coversOrAdd(std::uint32_t point);

private:
    struct Node {
        std::uint32_t begin, end; ///< positions in m_order
        std::uint32_t left = 0, right = 0; ///< 0: a leaf
        std::uint32_t parent = 0;
    };

    std::uint32_t build(std::uint32_t begin, std::uint32_t end, std::size_t depth, std::uint32_t parent);
    [[nodiscard]] bool covers(std::uint32_t node, const double* point) const;
    [[nodiscard]] bool leafCovers(const Node& leaf, const double* point) const;
    [[nodiscard]] double value(std::uint32_t point, std::size_t objective) const;

    std::size_t m_objectives; ///< those that are compared here: all but the first
    std::vector<double> m_values; ///< of those objectives, point after point
    std::vector<std::uint32_t> m_order;
    std::vector<std::uint32_t> m_leafOf;
    std::vector<bool> m_isAdded;
    std::vector<Node> m_nodes;
    std::vector<double> m_best; ///< per node and objective: the smallest value added below it
    std::vector<double> m_worst; ///< the largest
};

} // namespace trefoil
