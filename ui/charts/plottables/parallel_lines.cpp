// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plottables/parallel_lines.h"

#include <algorithm>
#include <cmath>

#include "ui/charts/plottables/parallel_polylines.h"

namespace trefoil {

ParallelLines::ParallelLines(QCPAxis* keyAxis, QCPAxis* valueAxis)
    : QCPAbstractPlottable(keyAxis, valueAxis)
    , m_overlay(std::make_unique<LayerPart>(
          *keyAxis->parentPlot(), overlayLayer(*keyAxis->parentPlot())->name(), *this,
          [this](QCPPainter& painter) { drawOverlay(painter); }, keyAxis))
    , m_axesPart(std::make_unique<LayerPart>(
          *keyAxis->parentPlot(), QStringLiteral("axes"), *this,
          [this](QCPPainter& painter) { drawAxes(painter); }, keyAxis))
{
    m_look.font = keyAxis->parentPlot()->font();
    m_look.words = {QStringLiteral("▲ better"), QStringLiteral("%1 missing")};
}

void ParallelLines::setAxes(std::vector<ParallelAxis> axes, LineColumns columns)
{
    m_axes = std::move(axes);
    m_columns = std::move(columns);
    invalidate();
}

void ParallelLines::setLineColours(std::vector<QColor> colours)
{
    m_colours = std::move(colours);
    invalidate();
}

void ParallelLines::setLook(const ParallelLook& look)
{
    m_look = look;
    invalidate();
}

void ParallelLines::setBrush(int axis, std::optional<std::pair<double, double>> brush)
{
    if (axis >= 0 && axis < static_cast<int>(m_axes.size()))
        m_axes[static_cast<std::size_t>(axis)].brush = brush;
}

void ParallelLines::setVisibleRows(std::shared_ptr<const RowSet> rows)
{
    m_visible = std::move(rows);
    m_baseImage = {};
    m_veil = {};
}

void ParallelLines::setSelection(std::shared_ptr<const RowSet> rows)
{
    m_selection = std::move(rows);
}

void ParallelLines::setHoveredRow(std::optional<std::uint32_t> row)
{
    m_hovered = row;
}

void ParallelLines::invalidate()
{
    m_baseImage = {};
    m_veil = {};
    m_raster.reset();
}

ParallelGeometry ParallelLines::geometry() const
{
    return {QRectF(mKeyAxis->axisRect()->rect()), static_cast<int>(m_axes.size()),
        QFontMetricsF(m_look.font).height()};
}

std::uint32_t ParallelLines::rowOf(std::size_t line) const
{
    return m_columns.row ? (*m_columns.row)[line] : static_cast<std::uint32_t>(line);
}

std::optional<std::uint32_t> ParallelLines::rowAt(QPointF pixel, double tolerance) const
{
    const ParallelGeometry place = geometry();
    const bool inside = pixel.y() >= place.top() - tolerance && pixel.y() <= place.bottom() + tolerance;
    if (!isDrawable() || !inside)
        return std::nullopt;
    const std::optional<std::size_t> line = nearestLine(pixel, tolerance, place, m_columns, m_visible.get());
    if (!line)
        return std::nullopt;
    return rowOf(*line);
}

QColor ParallelLines::lineColour(std::size_t line) const
{
    if (m_colours.empty())
        return m_look.colours.text;
    const std::size_t style = m_columns.style ? (*m_columns.style)[line] : 0;
    return m_colours[std::min(style, m_colours.size() - 1)];
}

double ParallelLines::selectTest(const QPointF& pos, bool, QVariant*) const
{
    const double tolerance = mParentPlot->selectionTolerance();
    return rowAt(pos, tolerance) ? tolerance * 0.99 : -1;
}

QCPRange ParallelLines::getKeyRange(bool& found, QCP::SignDomain) const
{
    found = false; // The plottable lays itself out on the axis rect; the axes around it are not its axes.
    return {};
}

QCPRange ParallelLines::getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const
{
    found = false;
    return {};
}

void ParallelLines::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const
{
    painter->setPen(QPen(m_colours.empty() ? m_look.colours.text : m_colours.front(), m_look.pixelsPerPoint));
    painter->drawLine(QLineF(rect.bottomLeft(), rect.topRight()));
}

} // namespace trefoil
