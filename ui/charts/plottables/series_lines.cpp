// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plottables/series_lines.h"

#include <algorithm>
#include <cmath>

namespace trefoil {

namespace {

constexpr std::size_t fewPoints = 60; ///< so few are also marked with dots
constexpr double densePointsPerColumn = 1.5; ///< more of them are drawn without smoothed edges

bool isOnScreen(const QPainter& painter)
{
    return painter.paintEngine()->type() == QPaintEngine::Raster;
}

/// Of lines that fill an area the width and the dashes are not seen, but cost hundreds of milliseconds: Qt
/// draws lines of at most one pixel without outlining them first.
QPen denseScreenPen(const QPen& pen)
{
    return {pen.color(), std::min(pen.widthF(), 1.0), Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin};
}

} // namespace

SeriesLines::SeriesLines(QCPAxis* keyAxis, QCPAxis* valueAxis)
    : QCPAbstractPlottable(keyAxis, valueAxis)
    , m_overlay(std::make_unique<LayerPart>(
          *keyAxis->parentPlot(), overlayLayer(*keyAxis->parentPlot())->name(), *this,
          [this](QCPPainter& painter) {
              if (!isExport(painter)) {
                  drawOverlay(painter);
              }
          },
          keyAxis))
{
}

void SeriesLines::setLines(std::vector<SeriesLine> lines)
{
    m_lines = std::move(lines);
    m_highlight.reset();
    m_highlightedLines.clear();
}

std::vector<CurvePoint> SeriesLines::decimated(const Curve& curve) const
{
    const QCPRange range = mKeyAxis->range();
    return curve.decimated(range.lower, range.upper, mKeyAxis->axisRect()->width());
}

std::vector<CurvePoint> SeriesLines::drawnPoints(std::size_t line) const
{
    return decimated(m_lines[line].curve);
}

QPen SeriesLines::penOf(const SeriesLine& line, double factor) const
{
    return {line.colour, m_width * factor, line.dash, Qt::FlatCap, Qt::RoundJoin};
}

void SeriesLines::drawCurve(QPainter& painter, const Curve& curve, const QPen& pen) const
{
    const std::vector<CurvePoint> points = decimated(curve);
    const bool isDense =
        static_cast<double>(points.size()) > densePointsPerColumn * mKeyAxis->axisRect()->width();
    painter.setRenderHint(QPainter::Antialiasing, !isDense);
    const bool hasDots = points.size() <= fewPoints;
    const double radius = pen.widthF() * 1.4;
    QPolygonF line;
    std::vector<QPointF> dots;
    const auto finishLine = [&] {
        if (line.size() > 1) {
            painter.drawPolyline(line);
        } else if (line.size() == 1 && !hasDots) {
            dots.push_back(line.front());
        }
        line.clear();
    };
    painter.setPen(isDense && isOnScreen(painter) ? denseScreenPen(pen) : pen);
    painter.setBrush(Qt::NoBrush);
    for (const CurvePoint& point : points) {
        if (point.startsLine) {
            finishLine();
        }
        line << coordsToPixels(point.x, point.y);
        if (hasDots) {
            dots.push_back(line.back());
        }
    }
    finishLine();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pen.color());
    for (const QPointF& dot : dots) {
        painter.drawEllipse(dot, radius, radius);
    }
    painter.setBrush(Qt::NoBrush);
}

void SeriesLines::draw(QCPPainter* painter)
{
    for (const SeriesLine& line : m_lines) {
        if (line.behind) {
            drawCurve(*painter, *line.behind,
                QPen(line.paleColour, m_width * 0.6, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        }
    }
    for (const SeriesLine& line : m_lines) {
        drawCurve(*painter, line.curve, penOf(line, 1));
    }
}

void SeriesLines::drawOverlay(QPainter& painter) const
{
    for (const std::size_t line : m_highlightedLines) {
        if (line < m_lines.size()) {
            drawCurve(painter, m_lines[line].curve, penOf(m_lines[line], 2));
        }
    }
    if (!m_highlight || m_highlight->line >= m_lines.size()) {
        return;
    }
    const QPointF pixel = coordsToPixels(m_highlight->point.x, m_highlight->point.y);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(m_textColour, 1.5));
    painter.setBrush(m_lines[m_highlight->line].colour);
    painter.drawEllipse(pixel, m_width * 2.5, m_width * 2.5);
    painter.setBrush(Qt::NoBrush);
}

std::optional<SeriesLines::Place> SeriesLines::placeAt(QPointF pixel, double tolerance) const
{
    std::optional<Place> nearest;
    double best = tolerance * tolerance;
    const double lower = mKeyAxis->pixelToCoord(pixel.x() - tolerance);
    const double upper = mKeyAxis->pixelToCoord(pixel.x() + tolerance);
    const int columns = std::max(1, static_cast<int>(2 * tolerance));
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        for (const CurvePoint& point : m_lines[i].curve.decimated(lower, upper, columns)) {
            const QPointF way = coordsToPixels(point.x, point.y) - pixel;
            const double distance = QPointF::dotProduct(way, way);
            if (distance <= best) {
                best = distance;
                nearest = Place{i, point};
            }
        }
    }
    return nearest;
}

double SeriesLines::selectTest(const QPointF&, bool, QVariant*) const
{
    return -1; // placeAt() says more than a distance
}

QCPRange SeriesLines::getKeyRange(bool& found, QCP::SignDomain) const
{
    QCPRange range;
    found = false;
    for (const SeriesLine& line : m_lines) {
        if (const Curve::Range own = line.curve.xRange(); !own.isEmpty) {
            range = found ? QCPRange(std::min(range.lower, own.lower), std::max(range.upper, own.upper))
                          : QCPRange(own.lower, own.upper);
            found = true;
        }
    }
    return range;
}

QCPRange SeriesLines::getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const
{
    QCPRange range;
    found = false;
    for (const SeriesLine& line : m_lines) {
        if (const Curve::Range own = line.curve.yRange(); !own.isEmpty) {
            range = found ? QCPRange(std::min(range.lower, own.lower), std::max(range.upper, own.upper))
                          : QCPRange(own.lower, own.upper);
            found = true;
        }
    }
    return range;
}

void SeriesLines::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const
{
    painter->drawLine(QLineF(rect.left(), rect.center().y(), rect.right(), rect.center().y()));
}

} // namespace trefoil
