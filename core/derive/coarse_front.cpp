// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/coarse_front.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace trefoil {

namespace {

/// Cells of equal width over the values of one objective. A smaller cell means a smaller value, whatever is
/// rounded.
class CellsOfObjective {
public:
    CellsOfObjective(
        std::span<const double> values, std::size_t objective, std::size_t objectives, std::size_t count)
        : m_last(static_cast<double>(count - 1))
    {
        m_least = std::numeric_limits<double>::infinity();
        double most = -m_least;
        for (std::size_t i = objective; i < values.size(); i += objectives) {
            m_least = std::min(m_least, values[i]);
            most = std::max(most, values[i]);
        }
        const double perUnit = m_last / (most - m_least);
        m_perUnit = std::isfinite(perUnit) ? perUnit : 0; // one cell where all are equal or too far apart
    }

    [[nodiscard]] std::size_t of(double value) const
    {
        return m_perUnit > 0 ? static_cast<std::size_t>(std::min((value - m_least) * m_perUnit, m_last)) : 0;
    }

private:
    double m_least;
    double m_perUnit;
    double m_last;
};

} // namespace

std::vector<bool> coarselyBeaten(std::span<const double> values, std::size_t objectives)
{
    // Enough cells that few points share one, few enough to stay in the processor's cache.
    const std::size_t width = objectives == 2 ? 1024 : 96;
    const std::size_t height = objectives == 2 ? 1 : width;
    const std::size_t last = objectives - 1;
    const std::size_t count = values.size() / objectives;
    const CellsOfObjective columns(values, 0, objectives, width);
    const CellsOfObjective rows(values, objectives == 2 ? 0 : 1, objectives, width);
    std::vector<double> best(width * height, std::numeric_limits<double>::infinity());
    std::vector<std::uint32_t> cells(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double* point = values.data() + i * objectives;
        const std::size_t row = height == 1 ? 0 : rows.of(point[1]);
        cells[i] = static_cast<std::uint32_t>(row * width + columns.of(point[0]));
        best[cells[i]] = std::min(best[cells[i]], point[last]);
    }
    for (std::size_t row = 0; row < height; ++row) { // the best up to each cell
        for (std::size_t column = 0; column < width; ++column) {
            double& own = best[row * width + column];
            own = column > 0 ? std::min(own, best[row * width + column - 1]) : own;
            own = row > 0 ? std::min(own, best[(row - 1) * width + column]) : own;
        }
    }
    std::vector<bool> beaten(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t column = cells[i] % width;
        const std::size_t row = cells[i] / width;
        if (column > 0 && (height == 1 || row > 0)) {
            const std::size_t before = (height == 1 ? 0 : row - 1) * width + column - 1;
            beaten[i] = best[before] <= values[i * objectives + last];
        }
    }
    return beaten;
}

} // namespace trefoil
