// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plottables/front_steps.h"

#include <algorithm>
#include <cmath>

namespace trefoil {

std::vector<QPointF> frontSteps(std::span<const QPointF> points, BetterDirection x, BetterDirection y)
{
    const auto better = [](double left, double right, BetterDirection direction) {
        return direction == BetterDirection::Lower ? left < right : left > right;
    };
    std::vector<QPointF> sorted;
    for (const QPointF& point : points) {
        if (std::isfinite(point.x()) && std::isfinite(point.y()))
            sorted.push_back(point);
    }
    std::sort(sorted.begin(), sorted.end(), [&](const QPointF& left, const QPointF& right) {
        if (left.x() != right.x())
            return better(left.x(), right.x(), x);
        return better(left.y(), right.y(), y);
    });

    std::vector<QPointF> steps;
    for (const QPointF& point : sorted) {
        if (!steps.empty()) {
            if (!better(point.y(), steps.back().y(), y))
                continue;
            steps.emplace_back(point.x(), steps.back().y());
        }
        steps.push_back(point);
    }
    return steps;
}

} // namespace trefoil
