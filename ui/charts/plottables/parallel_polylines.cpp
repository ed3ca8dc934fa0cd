// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plottables/parallel_polylines.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace trefoil {

int paintPolyline(QPainter& painter, const ParallelGeometry& geometry, const LineColumns& columns,
    std::size_t line, const QPen& pen)
{
    int strokes = 0;
    QPolygonF stroke;
    const double dot = 1.3 * pen.widthF();
    const auto finish = [&] {
        painter.setPen(pen);
        if (stroke.size() > 1) {
            painter.drawPolyline(stroke);
            ++strokes;
        } else if (stroke.size() == 1) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(pen.color());
            painter.drawEllipse(stroke.front(), dot, dot);
            painter.setBrush(Qt::NoBrush);
        }
        stroke.clear();
    };
    for (int axis = 0; axis < geometry.axisCount(); ++axis) {
        const double position = (*columns.axes[static_cast<std::size_t>(axis)])[line];
        if (std::isfinite(position)) {
            stroke << QPointF(geometry.axisX(axis), geometry.pixelOf(std::clamp(position, 0.0, 1.0)));
            continue;
        }
        finish();
        const QPointF mark(geometry.axisX(axis), geometry.missingY());
        painter.setPen(Qt::NoPen);
        painter.setBrush(pen.color());
        painter.drawEllipse(mark, dot, dot);
        painter.setBrush(Qt::NoBrush);
    }
    finish();
    return strokes;
}

std::size_t scatteringStep(std::size_t count)
{
    constexpr double goldenSection = 0.6180339887498949;
    auto step =
        std::max<std::size_t>(1, static_cast<std::size_t>(goldenSection * static_cast<double>(count)));
    while (std::gcd(step, count) != 1)
        ++step; // count - 1 at the latest
    return step;
}

void paintPolylines(QPainter& painter, const ParallelGeometry& geometry, const LineColumns& columns,
    const RowSet* rows, const RowSet* visible, const LineStrokes& strokes, LineOrder order)
{
    QPen pen(Qt::black, strokes.widthPixels, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    const std::size_t count = columns.lineCount();
    const std::size_t step = order == LineOrder::Scattered && count > 0 ? scatteringStep(count) : 1;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t line = i * step % count;
        const std::uint32_t row = columns.row ? (*columns.row)[line] : static_cast<std::uint32_t>(line);
        if ((rows != nullptr && !rows->contains(row)) || (visible != nullptr && !visible->contains(row)))
            continue;
        const std::size_t style = columns.style ? (*columns.style)[line] : 0;
        QColor colour = strokes.colours[std::min(style, strokes.colours.size() - 1)];
        colour.setAlphaF(static_cast<float>(strokes.opacity));
        pen.setColor(colour);
        paintPolyline(painter, geometry, columns, line, pen);
    }
}

std::optional<std::size_t> nearestLine(QPointF pixel, double tolerance, const ParallelGeometry& geometry,
    const LineColumns& columns, const RowSet* visible)
{
    const int last = geometry.axisCount() - 1;
    if (last < 1)
        return std::nullopt;
    const double gap = geometry.columnWidth();
    const double offset = (pixel.x() - geometry.axisX(0)) / gap;
    const int left = std::clamp(static_cast<int>(std::floor(offset)), 0, last - 1);
    const double along = std::clamp(offset - left, 0.0, 1.0);
    // Beside the outer axes the ends of the lines can still be hit.
    if (std::abs(offset - left - along) * gap > tolerance)
        return std::nullopt;
    const std::vector<double>& first = *columns.axes[static_cast<std::size_t>(left)];
    const std::vector<double>& second = *columns.axes[static_cast<std::size_t>(left) + 1];
    const double height = geometry.bottom() - geometry.top();
    const double wanted = geometry.positionOf(pixel.y());
    std::optional<std::size_t> best;
    double bestSquare = tolerance * tolerance;
    for (std::size_t line = 0; line < first.size(); ++line) {
        const double rise = second[line] - first[line];
        const double vertical = (first[line] + rise * along - wanted) * height;
        const double drop = rise * height;
        // Vertical distance turned to the right angle: v² · gap² / (gap² + drop²). NaN fails the comparison.
        const double square = vertical * vertical * gap * gap / (gap * gap + drop * drop);
        if (!(square <= bestSquare))
            continue;
        if (visible != nullptr
            && !visible->contains(columns.row ? (*columns.row)[line] : static_cast<std::uint32_t>(line)))
            continue;
        bestSquare = square;
        best = line;
    }
    return best;
}

} // namespace trefoil
