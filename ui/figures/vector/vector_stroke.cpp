// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/vector/vector_stroke.h"

#include <QPainterPathStroker>

#include <algorithm>
#include <cmath>

namespace trefoil {
namespace {

constexpr double hairlineWidth = 2.5; // 0.25 pt, the thinnest that prints everywhere

} // namespace

bool keepsShape(const QTransform& transform)
{
    const double dot = transform.m11() * transform.m21() + transform.m12() * transform.m22();
    const double first = std::hypot(transform.m11(), transform.m12());
    const double second = std::hypot(transform.m21(), transform.m22());
    const double tolerance = 1e-6 * std::max(first, second);
    return transform.isAffine() && std::abs(first - second) <= tolerance
        && std::abs(dot) <= tolerance * std::max(first, second);
}

VectorStroke strokeOf(const QPen& pen, const QTransform& toCanvas, const QColor& color)
{
    VectorStroke stroke;
    stroke.color = color;
    stroke.width = pen.widthF();
    if (stroke.width <= 0)
        stroke.width = hairlineWidth;
    else if (!pen.isCosmetic())
        stroke.width *= std::hypot(toCanvas.m11(), toCanvas.m12());
    stroke.cap = pen.capStyle();
    stroke.join = pen.joinStyle();
    stroke.miterLimit = std::max(1.0, pen.miterLimit());
    if (pen.style() != Qt::SolidLine) {
        for (const qreal length : pen.dashPattern())
            stroke.dashes.push_back(length * stroke.width);
        stroke.dashOffset = pen.dashOffset() * stroke.width;
    }
    return stroke;
}

QPainterPath strokedArea(const QPainterPath& path, const QPen& pen)
{
    QPainterPathStroker stroker(pen);
    if (pen.widthF() <= 0)
        stroker.setWidth(hairlineWidth);
    QPainterPath area = stroker.createStroke(path);
    area.setFillRule(Qt::WindingFill);
    return area;
}

} // namespace trefoil
