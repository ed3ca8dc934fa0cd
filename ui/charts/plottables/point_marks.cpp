// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plottables/point_marks.h"

#include "ui/charts/plottables/marker_painter.h"
#include "ui/charts/plottables/point_error_bars.h"

namespace trefoil {
namespace {

/// Runs of one style are placed together, which keeps the stacking order.
void placeInOrder(
    QPainter& painter, const PointMarks& marks, std::span<const std::uint32_t> points, auto&& centreOf)
{
    const std::vector<StyleIndex>* style = marks.columns.style.get();
    std::vector<QPointF> centres;
    std::size_t current = 0;
    for (const std::uint32_t point : points) {
        const std::size_t wanted =
            style ? std::min<std::size_t>((*style)[point], marks.symbols.size() - 1) : 0;
        if (wanted != current && !centres.empty()) {
            placeMarkers(painter, marks.symbols[current], centres);
            centres.clear();
        }
        current = wanted;
        centres.push_back(centreOf(point));
    }
    if (!centres.empty())
        placeMarkers(painter, marks.symbols[current], centres);
}

} // namespace

void paintMarks(QPainter& painter, const PointMarks& marks)
{
    const std::vector<double> logX = marks.isLogX ? logPositions(*marks.columns.x) : std::vector<double>();
    const std::vector<double> logY = marks.isLogY ? logPositions(*marks.columns.y) : std::vector<double>();
    const std::vector<double>& x = marks.isLogX ? logX : *marks.columns.x;
    const std::vector<double>& y = marks.isLogY ? logY : *marks.columns.y;
    const std::span<const std::uint32_t> rows = marks.columns.row
        ? std::span<const std::uint32_t>(*marks.columns.row)
        : std::span<const std::uint32_t>();
    const PointLayout layout(x, y, rows, marks.visible.get(), marks.map);
    if (marks.columns.xHalfWidth || marks.columns.yHalfWidth) {
        painter.setPen(marks.bars);
        for (const QLineF& bar : errorBars(marks.columns, layout, marks.isLogX, marks.isLogY))
            painter.drawLine(bar.translated(marks.origin));
    }
    placeInOrder(painter, marks, layout.points(),
        [&](std::uint32_t point) { return marks.origin + marks.map.pixel(x[point], y[point]); });
}

} // namespace trefoil
