// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/panels/mark_plottable.h"

#include "ui/charts/plottables/marker_painter.h"

#include <algorithm>
#include <cmath>

namespace trefoil {

MarkPlottable::MarkPlottable(QCPAxis* keyAxis, QCPAxis* valueAxis)
    : QCPAbstractPlottable(keyAxis, valueAxis)
{
    setSelectable(QCP::stNone);
    overlayLayer(*keyAxis->parentPlot());
    m_overlay = std::make_unique<LayerPart>(
        *keyAxis->parentPlot(), QStringLiteral("selection"), *this,
        [this](QCPPainter& painter) { drawRings(painter); }, keyAxis);
}

MarkPlottable::~MarkPlottable() = default;

void MarkPlottable::setSelectedGroups(std::vector<std::uint32_t> groups)
{
    m_selected = std::move(groups);
}

QPointF MarkPlottable::pixel(double x, double y) const
{
    return {keyAxis()->coordToPixel(x), valueAxis()->coordToPixel(y)};
}

std::optional<std::uint32_t> MarkPlottable::groupAt(QPointF pixel, double tolerance) const
{
    std::optional<std::uint32_t> found;
    double nearest = tolerance * tolerance;
    for (const ChartMark& mark : m_marks) {
        const QPointF way = pixelOf(mark) - pixel;
        const double distance = QPointF::dotProduct(way, way);
        if (distance <= nearest) {
            nearest = distance;
            found = mark.group;
        }
    }
    return found;
}

QCPRange MarkPlottable::getKeyRange(bool& found, QCP::SignDomain) const
{
    found = false; // the ranges come with the data
    return {};
}

QCPRange MarkPlottable::getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const
{
    found = false;
    return {};
}

void MarkPlottable::drawMarks(QCPPainter& painter) const
{
    painter.setAntialiasing(true);
    for (const ChartMark& mark : m_marks) {
        const QPointF centre = pixelOf(mark);
        placeMarkers(painter, pointMarker(mark.style, m_look.pixelsPerPoint), std::span(&centre, 1));
    }
}

void MarkPlottable::drawBar(QCPPainter& painter, QPointF low, QPointF high) const
{
    if (!std::isfinite(low.x() + low.y() + high.x() + high.y()))
        return;
    const QPointF from = pixel(low.x(), low.y());
    const QPointF to = pixel(high.x(), high.y());
    if (std::isfinite(from.x() + from.y() + to.x() + to.y()))
        painter.drawLine(from, to);
}

void MarkPlottable::drawRings(QCPPainter& painter) const
{
    if (isExport(painter))
        return;
    painter.setBrush(Qt::NoBrush);
    for (const ChartMark& mark : m_marks) {
        const bool isSelected = std::binary_search(m_selected.begin(), m_selected.end(), mark.group);
        const bool isHovered = m_hovered == mark.group;
        if (!isSelected && !isHovered)
            continue;
        const double radius = m_look.pixels(mark.style.sizePoints * 0.5 + 2.5);
        painter.setPen(QPen(isSelected ? m_look.accent : m_look.text, m_look.pixels(1.6)));
        painter.drawEllipse(pixelOf(mark), radius, radius);
    }
}

} // namespace trefoil
