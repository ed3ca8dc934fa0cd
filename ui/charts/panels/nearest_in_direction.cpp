// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/panels/nearest_in_direction.h"

#include <cmath>
#include <limits>

namespace trefoil {

std::optional<std::size_t> nearestInDirection(std::span<const QPointF> points, std::size_t from, int key)
{
    constexpr double leastStep = 0.5;
    const bool isHorizontal = key == Qt::Key_Left || key == Qt::Key_Right;
    const double sign = key == Qt::Key_Right || key == Qt::Key_Down ? 1 : -1;
    double best = std::numeric_limits<double>::infinity();
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const QPointF way = points[i] - points[from];
        const double along = sign * (isHorizontal ? way.x() : way.y());
        const double across = std::abs(isHorizontal ? way.y() : way.x());
        if (along > leastStep && along + 2 * across < best) {
            best = along + 2 * across;
            found = i;
        }
    }
    return found;
}

} // namespace trefoil
