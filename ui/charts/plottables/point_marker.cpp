// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plottables/point_marker.h"

#include <array>
#include <cmath>
#include <numbers>

namespace trefoil {
namespace {

constexpr double outlinePoints = 1.1;

QPainterPath polygon(int corners, double radius, double firstAngle)
{
    QPainterPath path;
    for (int i = 0; i < corners; ++i) {
        const double angle = firstAngle + 2 * std::numbers::pi * i / corners;
        const QPointF corner(radius * std::cos(angle), radius * std::sin(angle));
        if (i == 0)
            path.moveTo(corner);
        else
            path.lineTo(corner);
    }
    path.closeSubpath();
    return path;
}

QPainterPath strokes(std::array<QPointF, 4> ends)
{
    QPainterPath path;
    path.moveTo(ends[0]);
    path.lineTo(ends[1]);
    path.moveTo(ends[2]);
    path.lineTo(ends[3]);
    return path;
}

/// radius is that of the circle; the factors give the other shapes about the area of the circle.
QPainterPath shapePath(MarkerShape shape, double radius)
{
    constexpr double up = -std::numbers::pi / 2;
    QPainterPath path;
    switch (shape) {
    case MarkerShape::Circle:
        path.addEllipse(QPointF(0, 0), radius, radius);
        return path;
    case MarkerShape::Square:
        path.addRect(QRectF(-0.9 * radius, -0.9 * radius, 1.8 * radius, 1.8 * radius));
        return path;
    case MarkerShape::TriangleUp:
        return polygon(3, 1.3 * radius, up).translated(0, 0.2 * radius);
    case MarkerShape::TriangleDown:
        return polygon(3, 1.3 * radius, -up).translated(0, -0.2 * radius);
    case MarkerShape::Diamond:
        return polygon(4, 1.25 * radius, up);
    case MarkerShape::Pentagon:
        return polygon(5, 1.12 * radius, up);
    case MarkerShape::Cross: {
        const double reach = 0.8 * radius;
        return strokes(
            {QPointF(-reach, -reach), QPointF(reach, reach), QPointF(-reach, reach), QPointF(reach, -reach)});
    }
    case MarkerShape::Plus:
        return strokes({QPointF(-radius, 0), QPointF(radius, 0), QPointF(0, -radius), QPointF(0, radius)});
    }
    return path;
}

} // namespace

PointMarker pointMarker(const PointStyle& style, double pixelsPerPoint)
{
    const bool strokesOnly = style.shape == MarkerShape::Cross || style.shape == MarkerShape::Plus;
    const double penWidth = outlinePoints * pixelsPerPoint;
    const double radius = std::max(0.5, style.sizePoints * pixelsPerPoint / 2 - penWidth / 2);

    PointMarker symbol;
    symbol.path = shapePath(style.shape, radius);
    if (!style.hollow && !strokesOnly)
        symbol.brush = QBrush(style.fill);
    symbol.pen = QPen(style.outline, penWidth, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin);
    return symbol;
}

} // namespace trefoil
