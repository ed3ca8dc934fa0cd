// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <QPointF>
#include <QSize>

#include "core/frame/row_set.h"

namespace trefoil {

/// Maps an axis position to a pixel: pixel = offset + scale · position. A position is the value itself on a
/// linear axis and its log10 on a logarithmic one, so that both cost one multiplication per point and layout.
struct AxisMap {
    double offset = 0;
    double scale = 1;

    double pixel(double position) const { return offset + scale * position; }
    friend bool operator==(const AxisMap&, const AxisMap&) = default;
};

/// Where the points of one panel lie on its pixels. Pixels are device pixels from the top left corner of the
/// panel.
struct PanelMap {
    AxisMap x;
    AxisMap y;
    QSize size;
    /// How far a marker reaches from its centre: points this far outside the panel are laid out too.
    int margin = 0;

    QPointF pixel(double xPosition, double yPosition) const
    {
        return {x.pixel(xPosition), y.pixel(yPosition)};
    }
    friend bool operator==(const PanelMap&, const PanelMap&) = default;
};

/// Axis positions of a column for a logarithmic axis: log10, and NaN for values that such an axis cannot
/// show.
std::vector<double> logPositions(std::span<const double> values);

/// The pixel cell of each point for one panel map. Points that are not visible or not near the panel have no
/// cell; points whose position is not finite have none either and are counted as skipped.
class PointLayout {
public:
    static constexpr std::uint32_t noCell = std::numeric_limits<std::uint32_t>::max();

    PointLayout() = default;
    /// `row` may be empty (row = index); `visible` may be null (all visible). x and y are axis positions.
    PointLayout(std::span<const double> x, std::span<const double> y, std::span<const std::uint32_t> row,
        const RowSet* visible, const PanelMap& map);

    const PanelMap& map() const { return m_map; }
    std::uint32_t cell(std::uint32_t point) const { return m_cells[point]; }
    QPoint cellPixel(std::uint32_t cell) const
    {
        const auto width = static_cast<std::uint32_t>(cellColumns());
        return {static_cast<int>(cell % width) - m_map.margin, static_cast<int>(cell / width) - m_map.margin};
    }
    int cellColumns() const { return m_map.size.width() + 2 * m_map.margin; }
    int cellRows() const { return m_map.size.height() + 2 * m_map.margin; }
    /// Indices of the points that have a cell, ascending.
    std::span<const std::uint32_t> points() const { return m_points; }
    /// Visible points without a finite position.
    std::size_t skipped() const { return m_skipped; }

private:
    PanelMap m_map;
    std::vector<std::uint32_t> m_cells;
    std::vector<std::uint32_t> m_points;
    std::size_t m_skipped = 0;
};

} // namespace trefoil
