// SPDX-License-Identifier: GPL-3.0-or-later
// How the lines, their selection and hover reach the painter; parallel_lines.cpp has the data and queries.
#include "ui/charts/plottables/parallel_lines.h"

#include <algorithm>
#include <cmath>

#include "ui/charts/plottables/later_painter.h"
#include "ui/charts/plottables/veil.h"

namespace trefoil {
namespace {

constexpr double lineFading = 0.72;
constexpr double thinPoints = 0.75;
constexpr double strongPoints = 1.6;
constexpr double strongOpacity = 0.9;
constexpr std::size_t strongStrokesUpTo = 100;

/// Few lines are drawn nearly solid, many so faint that dense places still differ from very dense ones.
double opacityFor(std::size_t lines)
{
    return std::clamp(0.62 * std::pow(40.0 / std::max(40.0, static_cast<double>(lines)), 0.35), 0.02, 0.62);
}

} // namespace

QPointF ParallelLines::imageOrigin() const
{
    const double ratio = mParentPlot->bufferDevicePixelRatio();
    const QRect rect = mKeyAxis->axisRect()->rect();
    return {std::floor(rect.left() * ratio) / ratio, std::floor(rect.top() * ratio) / ratio};
}

LineRasterMap ParallelLines::rasterMap() const
{
    const double ratio = mParentPlot->bufferDevicePixelRatio();
    const QPointF origin = imageOrigin();
    const QRectF rect = QRectF(mKeyAxis->axisRect()->rect());
    const ParallelGeometry place = geometry();
    const auto device = [ratio](double pixels) { return static_cast<int>(std::lround(pixels * ratio)); };
    LineRasterMap map;
    map.size = QSize(static_cast<int>(std::ceil((rect.right() - origin.x()) * ratio)),
        static_cast<int>(std::ceil((rect.bottom() - origin.y()) * ratio)))
                   .expandedTo(QSize(1, 1));
    for (int axis = 0; axis < place.axisCount(); ++axis)
        map.axisX.push_back(device(place.axisX(axis) - origin.x()));
    map.top = device(place.top() - origin.y());
    map.bottom = device(place.bottom() - origin.y());
    return map;
}

ParallelLineRaster& ParallelLines::raster()
{
    const LineRasterMap map = rasterMap();
    if (!m_raster || !(m_raster->map() == map))
        m_raster.emplace(m_columns, m_colours, map);
    return *m_raster;
}

LineStrokes ParallelLines::strokes(double opacity, double widthPoints) const
{
    const bool isStyled = !m_colours.empty();
    return {isStyled ? m_colours : std::vector<QColor>{m_look.colours.text}, opacity,
        widthPoints * m_look.pixelsPerPoint};
}

void ParallelLines::ensureBase()
{
    const LineRasterMap map = rasterMap();
    if (!m_baseImage.isNull() && m_baseMap == map)
        return;
    m_baseMap = map;
    m_veil = {};
    const double ratio = mParentPlot->bufferDevicePixelRatio();
    if (lineCount() > exactUpTo) {
        m_baseImage = raster().density(m_visible.get(), opacityFor(lineCount()), ratio);
        return;
    }
    m_baseImage = QImage(map.size, QImage::Format_ARGB32_Premultiplied);
    m_baseImage.fill(Qt::transparent);
    m_baseImage.setDevicePixelRatio(ratio);
    QPainter painter(&m_baseImage);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(-imageOrigin());
    paintPolylines(painter, geometry(), m_columns, nullptr, m_visible.get(),
        strokes(opacityFor(lineCount()), thinPoints));
}

void ParallelLines::draw(QCPPainter* painter)
{
    if (!isDrawable())
        return;
    if (isExport(*painter)) {
        painter->setAntialiasing(true);
        paintLater(
            *painter,
            [place = geometry(), columns = m_columns, visible = m_visible,
                style = strokes(opacityFor(lineCount()), thinPoints),
                order = lineCount() > exactUpTo ? LineOrder::Scattered : LineOrder::AsRows](QPainter& later) {
                paintPolylines(later, place, columns, nullptr, visible.get(), style, order);
            },
            static_cast<std::int64_t>(lineCount()));
        return;
    }
    ++m_baseDraws;
    ensureBase();
    painter->drawImage(imageOrigin(), m_baseImage);
}

void ParallelLines::drawOverlay(QCPPainter& painter)
{
    if (isExport(painter) || !isDrawable())
        return;
    ensureBase();
    painter.setAntialiasing(true);
    if (m_selection)
        drawSelection(painter);
    paintParallelBrushes(painter, geometry(), m_axes, m_look);
    drawHover(painter);
}

void ParallelLines::drawSelection(QCPPainter& painter)
{
    if (m_veil.isNull())
        m_veil = veilOver(m_baseImage, m_look.colours.background, lineFading);
    painter.drawImage(imageOrigin(), m_veil);
    if (m_selection->count() <= strongStrokesUpTo) {
        paintPolylines(painter, geometry(), m_columns, m_selection.get(), m_visible.get(),
            strokes(strongOpacity, strongPoints));
        return;
    }
    const double ratio = mParentPlot->bufferDevicePixelRatio();
    const QImage lines = raster().selection(
        m_visible ? *m_selection & *m_visible : *m_selection, std::max(0.35, opacityFor(lineCount())), ratio);
    painter.drawImage(imageOrigin(), lines);
}

void ParallelLines::drawHover(QCPPainter& painter) const
{
    if (!m_hovered || (m_visible && !m_visible->contains(*m_hovered)))
        return;
    std::size_t line = *m_hovered;
    if (m_columns.row) {
        const auto found = std::find(m_columns.row->begin(), m_columns.row->end(), *m_hovered);
        line = static_cast<std::size_t>(found - m_columns.row->begin());
    }
    if (line >= lineCount())
        return;
    // The casing in the colour of the paper lifts the line off those beneath it.
    QPen pen(m_look.colours.background, (strongPoints + 2.4) * m_look.pixelsPerPoint, Qt::SolidLine,
        Qt::RoundCap, Qt::RoundJoin);
    paintPolyline(painter, geometry(), m_columns, line, pen);
    pen.setColor(lineColour(line));
    pen.setWidthF((strongPoints + 0.2) * m_look.pixelsPerPoint);
    paintPolyline(painter, geometry(), m_columns, line, pen);
}

void ParallelLines::drawAxes(QCPPainter& painter) const
{
    if (isDrawable())
        paintParallelAxes(painter, geometry(), m_axes, m_look);
}

} // namespace trefoil
