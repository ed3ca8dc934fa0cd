// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plottables/point_layout.h"

#include <cmath>

namespace trefoil {

std::vector<double> logPositions(std::span<const double> values)
{
    std::vector<double> positions;
    positions.reserve(values.size());
    for (const double value : values)
        positions.push_back(value > 0 ? std::log10(value) : std::numeric_limits<double>::quiet_NaN());
    return positions;
}

PointLayout::PointLayout(std::span<const double> x, std::span<const double> y,
    std::span<const std::uint32_t> row, const RowSet* visible, const PanelMap& map)
    : m_map(map)
    , m_cells(x.size(), noCell)
{
    m_points.reserve(x.size());
    const double margin = map.margin;
    const double columns = cellColumns();
    const double rows = cellRows();
    for (std::uint32_t i = 0; i < x.size(); ++i) {
        if (visible != nullptr && !visible->contains(row.empty() ? i : row[i]))
            continue;
        if (!std::isfinite(x[i]) || !std::isfinite(y[i])) {
            ++m_skipped;
            continue;
        }
        const double column = map.x.pixel(x[i]) + margin;
        const double line = map.y.pixel(y[i]) + margin;
        if (!(column >= 0 && column < columns && line >= 0 && line < rows))
            continue;
        m_cells[i] = static_cast<std::uint32_t>(line) * static_cast<std::uint32_t>(cellColumns())
            + static_cast<std::uint32_t>(column);
        m_points.push_back(i);
    }
}

} // namespace trefoil
