// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plottables/point_marker.h"

#include <array>
#include <cmath>
#include <numbers>

namespace trefoil {
namespace {

/// The outline grows with the marker up to a limit: in a small one a thick outline would fill the inside.
constexpr double thickestOutlinePoints = 1.1;
constexpr double outlineShare = 0.17;

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

/// The sign as it is stroked in a hollow marker: lines of half the length `reach`.
QPainterPath strokedSign(MarkerSign sign, double penWidth, double reach)
{
    QPainterPath path;
    if (sign == MarkerSign::Dot)
        path.addEllipse(QPointF(0, 0), penWidth * 0.3, penWidth * 0.3);
    const QPointF end = sign == MarkerSign::HorizontalBar ? QPointF(reach, 0)
        : sign == MarkerSign::VerticalBar                 ? QPointF(0, reach)
                                                          : QPointF();
    if (!end.isNull()) {
        path.moveTo(-end);
        path.lineTo(end);
    }
    return path;
}

/// The sign as it is cut out of a filled marker. The stroke of the outline runs along the edge of the cut as
/// well, so a cut is wider by one pen than what is seen of it.
QPainterPath cutSign(MarkerSign sign, double penWidth, double reach)
{
    QPainterPath path;
    const double lengthwise = reach + penWidth * 0.5;
    const double across = penWidth * 1.05;
    if (sign == MarkerSign::Dot)
        path.addEllipse(QPointF(0, 0), penWidth * 1.2, penWidth * 1.2);
    else if (sign == MarkerSign::HorizontalBar)
        path.addRect(QRectF(-lengthwise, -across, 2 * lengthwise, 2 * across));
    else if (sign == MarkerSign::VerticalBar)
        path.addRect(QRectF(-across, -lengthwise, 2 * across, 2 * lengthwise));
    return path;
}

/// A cross has no inside: its signs are a ring about the centre, a line below and a line on the right.
QPainterPath signOnStrokes(MarkerSign sign, double radius)
{
    QPainterPath path;
    switch (sign) {
    case MarkerSign::None:
        break;
    case MarkerSign::Dot:
        path.addEllipse(QPointF(0, 0), 0.5 * radius, 0.5 * radius);
        break;
    case MarkerSign::HorizontalBar:
        path.moveTo(-0.8 * radius, radius);
        path.lineTo(0.8 * radius, radius);
        break;
    case MarkerSign::VerticalBar:
        path.moveTo(radius, -0.8 * radius);
        path.lineTo(radius, 0.8 * radius);
        break;
    }
    return path;
}

/// Signs stand in the middle of what they mark; that of a triangle lies off the centre of its circle.
double signOffset(MarkerShape shape, double radius)
{
    if (shape == MarkerShape::TriangleUp)
        return 0.25 * radius;
    return shape == MarkerShape::TriangleDown ? -0.25 * radius : 0;
}

} // namespace

PointMarker pointMarker(const PointStyle& style, double pixelsPerPoint)
{
    const bool strokesOnly = style.shape == MarkerShape::Cross || style.shape == MarkerShape::Plus;
    const double penWidth = std::min(thickestOutlinePoints, outlineShare * style.sizePoints) * pixelsPerPoint;
    const double radius = std::max(0.5, style.sizePoints * pixelsPerPoint / 2 - penWidth / 2);

    PointMarker symbol;
    symbol.path = shapePath(style.shape, radius);
    const bool isFilled = !style.hollow && !strokesOnly;
    if (strokesOnly) {
        symbol.path.addPath(signOnStrokes(style.sign, radius));
    } else {
        const double reach = (isFilled ? 0.66 : 0.5) * radius;
        const QPainterPath sign =
            isFilled ? cutSign(style.sign, penWidth, reach) : strokedSign(style.sign, penWidth, reach);
        symbol.path.addPath(sign.translated(0, signOffset(style.shape, radius)));
    }
    if (isFilled)
        symbol.brush = QBrush(style.fill);
    symbol.pen = QPen(style.outline, penWidth, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin);
    return symbol;
}

} // namespace trefoil
