// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plottables/point_error_bars.h"

#include <algorithm>
#include <cmath>

namespace trefoil {
namespace {

/// Position of value + offset on an axis; on a logarithmic axis what lies at or below zero is far outside.
double shifted(double value, double offset, bool isLog)
{
    const double sum = value + offset;
    if (!isLog)
        return sum;
    return sum > 0 ? std::log10(sum) : -400.0;
}

double halfWidth(const SharedColumn<double>& column, std::uint32_t point)
{
    const double half = column ? (*column)[point] : 0;
    return std::isfinite(half) && half > 0 ? half : 0;
}

} // namespace

std::vector<QLineF> errorBars(
    const PointColumns& columns, const PointLayout& layout, bool isLogX, bool isLogY)
{
    const PanelMap& map = layout.map();
    std::vector<QLineF> bars;
    for (const std::uint32_t point : layout.points()) {
        const double x = (*columns.x)[point];
        const double y = (*columns.y)[point];
        const QPointF centre = map.pixel(shifted(x, 0, isLogX), shifted(y, 0, isLogY));
        if (const double half = halfWidth(columns.xHalfWidth, point); half > 0)
            bars.emplace_back(map.x.pixel(shifted(x, -half, isLogX)), centre.y(),
                map.x.pixel(shifted(x, half, isLogX)), centre.y());
        if (const double half = halfWidth(columns.yHalfWidth, point); half > 0)
            bars.emplace_back(centre.x(), map.y.pixel(shifted(y, -half, isLogY)), centre.x(),
                map.y.pixel(shifted(y, half, isLogY)));
    }
    return bars;
}

void drawErrorBars(PixelCanvas& canvas, std::span<const QLineF> bars, const QColor& colour, int thickness)
{
    const QRgb pixel = qPremultiply(colour.rgba());
    const QRect clip = canvas.clip();
    // Clamped before the conversion to int: a bar may end far outside on a logarithmic axis.
    const auto column = [&](double x) {
        return static_cast<int>(std::floor(std::clamp<double>(x, clip.left() - 1, clip.right() + 1)));
    };
    const auto line = [&](double y) {
        return static_cast<int>(std::floor(std::clamp<double>(y, clip.top() - 1, clip.bottom() + 1)));
    };
    const int aside = thickness / 2;
    for (const QLineF& bar : bars) {
        const QPoint first(column(std::min(bar.x1(), bar.x2())), line(std::min(bar.y1(), bar.y2())));
        const QPoint last(column(std::max(bar.x1(), bar.x2())), line(std::max(bar.y1(), bar.y2())));
        if (bar.dy() == 0)
            canvas.fill(QRect(first.x(), first.y() - aside, last.x() - first.x() + 1, thickness), pixel);
        else
            canvas.fill(QRect(first.x() - aside, first.y(), thickness, last.y() - first.y() + 1), pixel);
    }
}

} // namespace trefoil
