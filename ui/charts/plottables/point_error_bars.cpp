// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plottables/point_error_bars.h"

#include <algorithm>
#include <cmath>

namespace trefoil {

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
