// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/category_style.h"

#include <QPolygonF>

#include <array>
#include <cmath>
#include <numbers>

namespace trefoil {

namespace {

struct PaletteEntry {
    QRgb fill;
    QRgb outlineOnLight;
};

// Okabe and Ito; orange and sky blue miss 3:1 on white and get a dark outline there (WCAG 1.4.11).
constexpr std::array<PaletteEntry, 7> palette{
    {{0x0072B2, 0x0072B2}, {0xD55E00, 0xD55E00}, {0x009E73, 0x009E73}, {0xCC79A7, 0xA0527D},
        {0xE69F00, 0x7A5400}, {0x56B4E9, 0x1F6A99}, {0x555555, 0x555555}}};
constexpr std::size_t shapeCount = 8;

QPainterPath polygon(int corners, double radius, double startDegrees)
{
    QPolygonF points;
    for (int i = 0; i < corners; ++i) {
        const double angle = (startDegrees + 360.0 * i / corners) * std::numbers::pi / 180;
        points << QPointF(radius * std::cos(angle), radius * std::sin(angle));
    }
    QPainterPath path;
    path.addPolygon(points);
    path.closeSubpath();
    return path;
}

QPainterPath plus(double half, double angleDegrees)
{
    const double arm = half * 0.36;
    QPolygonF points;
    for (const auto& [x, y] : {std::pair{-arm, -half}, {arm, -half}, {arm, -arm}, {half, -arm}, {half, arm},
             {arm, arm}, {arm, half}, {-arm, half}, {-arm, arm}, {-half, arm}, {-half, -arm}, {-arm, -arm}}) {
        points << QPointF(x, y);
    }
    QPainterPath path;
    path.addPolygon(points);
    path.closeSubpath();
    return QTransform().rotate(angleDegrees).map(path);
}

} // namespace

CategoryStyle categoryStyle(std::uint32_t code, bool darkBackground)
{
    const PaletteEntry& entry = palette[code % palette.size()];
    const QColor fill = QColor::fromRgb(entry.fill);
    if (darkBackground) {
        // The darker half of the palette is lifted so that it reads on a dark ground.
        const QColor lifted = code % palette.size() == 6 ? QColor(0xB0, 0xB0, 0xB0) : fill.lighter(125);
        return {lifted, lifted, static_cast<CategoryShape>(code % shapeCount)};
    }
    return {fill, QColor::fromRgb(entry.outlineOnLight), static_cast<CategoryShape>(code % shapeCount)};
}

const TextColumn* categoryColumn(const Frame& frame, std::string_view colourBy)
{
    for (const std::string_view id : {colourBy, std::string_view("kind"), std::string_view("model")}) {
        const TextColumn* column = id.empty() ? nullptr : frame.findText(id);
        if (column != nullptr && column->labels.size() > 2) {
            return column;
        }
    }
    return nullptr;
}

QPainterPath categoryPath(CategoryShape shape, double size)
{
    const double half = size / 2;
    QPainterPath path;
    switch (shape) {
    case CategoryShape::Circle:
        path.addEllipse(QPointF(0, 0), half, half);
        break;
    case CategoryShape::Square:
        path.addRect(-half * 0.88, -half * 0.88, half * 1.76, half * 1.76);
        break;
    case CategoryShape::TriangleUp:
        path = polygon(3, half * 1.2, -90);
        break;
    case CategoryShape::Diamond:
        path = polygon(4, half * 1.2, 0);
        break;
    case CategoryShape::TriangleDown:
        path = polygon(3, half * 1.2, 90);
        break;
    case CategoryShape::Pentagon:
        path = polygon(5, half * 1.1, -90);
        break;
    case CategoryShape::Plus:
        path = plus(half * 1.1, 0);
        break;
    case CategoryShape::Cross:
        path = plus(half * 1.1, 45);
        break;
    }
    return path;
}

} // namespace trefoil
