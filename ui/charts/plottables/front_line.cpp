// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plottables/front_line.h"

#include <algorithm>

namespace trefoil {

FrontLine::FrontLine(QCPAxis* keyAxis, QCPAxis* valueAxis)
    : QCPAbstractPlottable(keyAxis, valueAxis)
{
    mPen = QPen(QColor(0x4b, 0x55, 0x63), 1.25, Qt::CustomDashLine, Qt::FlatCap, Qt::MiterJoin);
    mPen.setDashPattern({3, 2.5});
}

void FrontLine::setFront(std::vector<QPointF> points, BetterDirection x, BetterDirection y)
{
    m_points = std::move(points);
    m_x = x;
    m_y = y;
}

std::vector<QPointF> FrontLine::steps() const
{
    const bool logX = mKeyAxis->scaleType() == QCPAxis::stLogarithmic;
    const bool logY = mValueAxis->scaleType() == QCPAxis::stLogarithmic;
    std::vector<QPointF> shown;
    for (const QPointF& point : m_points) {
        if ((!logX || point.x() > 0) && (!logY || point.y() > 0))
            shown.push_back(point);
    }
    std::vector<QPointF> steps = frontSteps(shown, m_x, m_y);
    if (steps.empty())
        return steps;
    const QCPRange range = mKeyAxis->range();
    const QPointF last = steps.back();
    const double border =
        m_x == BetterDirection::Lower ? std::max(range.upper, last.x()) : std::min(range.lower, last.x());
    if (border != last.x())
        steps.emplace_back(border, last.y());
    return steps;
}

void FrontLine::draw(QCPPainter* painter)
{
    QPolygonF line;
    for (const QPointF& point : steps())
        line << coordsToPixels(point.x(), point.y());
    if (line.size() < 2)
        return;
    painter->setAntialiasing(true);
    painter->setPen(mPen);
    painter->setBrush(Qt::NoBrush);
    painter->drawPolyline(line);
}

void FrontLine::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const
{
    painter->setPen(mPen);
    painter->drawLine(QLineF(rect.left(), rect.center().y(), rect.right(), rect.center().y()));
}

double FrontLine::selectTest(const QPointF&, bool, QVariant*) const
{
    return -1; // The front is a reading aid: the points on it are what can be picked.
}

QCPRange FrontLine::getKeyRange(bool& found, QCP::SignDomain) const
{
    found = false; // The front never widens the axes: its points are points of the cloud.
    return {};
}

QCPRange FrontLine::getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const
{
    found = false;
    return {};
}

} // namespace trefoil
