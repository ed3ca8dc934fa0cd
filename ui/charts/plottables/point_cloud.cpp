// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plottables/point_cloud.h"

#include <algorithm>
#include <cmath>

#include "ui/charts/plottables/marker_painter.h"

namespace trefoil {
namespace {

constexpr std::uint32_t noPoint = PointLayout::noCell;

AxisMap axisMap(const QCPAxis& axis, double origin, double pixelRatio)
{
    const QCPRange range = axis.range();
    const bool logarithmic = axis.scaleType() == QCPAxis::stLogarithmic;
    const double lower = logarithmic ? std::log10(range.lower) : range.lower;
    const double upper = logarithmic ? std::log10(range.upper) : range.upper;
    const double first = (axis.coordToPixel(range.lower) - origin) * pixelRatio;
    const double last = (axis.coordToPixel(range.upper) - origin) * pixelRatio;
    const double scale = (last - first) / (upper - lower);
    return {first - scale * lower, scale};
}

QCPRange rangeOf(const std::vector<double>* values, bool& found, QCP::SignDomain domain)
{
    QCPRange range;
    found = false;
    if (values == nullptr)
        return range;
    for (const double value : *values) {
        if (!std::isfinite(value) || (domain == QCP::sdPositive && value <= 0)
            || (domain == QCP::sdNegative && value >= 0))
            continue;
        if (!found)
            range = QCPRange(value, value);
        range.expand(value);
        found = true;
    }
    return range;
}

} // namespace

PointCloud::PointCloud(QCPAxis* keyAxis, QCPAxis* valueAxis)
    : QCPAbstractPlottable(keyAxis, valueAxis)
    , m_overlay(std::make_unique<LayerPart>(
          *keyAxis->parentPlot(), overlayLayer(*keyAxis->parentPlot())->name(), *this,
          [this](QCPPainter& painter) { drawOverlay(painter); }, keyAxis))
{
}

void PointCloud::setColumns(PointColumns columns)
{
    m_columns = std::move(columns);
    m_logX.clear();
    m_logY.clear();
    m_pointOfRow.clear();
    if (m_columns.row) {
        for (std::uint32_t point = 0; point < m_columns.row->size(); ++point) {
            const std::uint32_t row = (*m_columns.row)[point];
            if (row >= m_pointOfRow.size())
                m_pointOfRow.resize(std::size_t{row} + 1, noPoint);
            m_pointOfRow[row] = point;
        }
    }
    invalidate();
}

void PointCloud::setStyles(std::vector<PointStyle> styles)
{
    m_styles = std::move(styles);
    m_sprites.clear();
    invalidate();
}

void PointCloud::setColours(const PointCloudColours& colours)
{
    m_colours = colours;
    m_veil = {};
}

void PointCloud::setPixelsPerPoint(double pixelsPerPoint)
{
    m_pixelsPerPoint = pixelsPerPoint;
    m_sprites.clear();
    invalidate();
}

void PointCloud::setVisibleRows(std::shared_ptr<const RowSet> rows)
{
    m_visible = std::move(rows);
    invalidate();
}

void PointCloud::setSelection(std::shared_ptr<const RowSet> rows)
{
    m_selection = std::move(rows);
}

void PointCloud::setHoveredRow(std::optional<std::uint32_t> row)
{
    m_hovered = row;
}

void PointCloud::invalidate()
{
    m_index.reset();
    m_layout.reset();
    m_baseImage = {};
    m_veil = {};
    m_drawnSelection.reset();
}

std::span<const double> PointCloud::xPositions() const
{
    if (!m_columns.x || !m_columns.y)
        return {};
    if (mKeyAxis->scaleType() != QCPAxis::stLogarithmic)
        return *m_columns.x;
    if (m_logX.size() != m_columns.x->size())
        m_logX = logPositions(*m_columns.x);
    return m_logX;
}

std::span<const double> PointCloud::yPositions() const
{
    if (!m_columns.x || !m_columns.y)
        return {};
    if (mValueAxis->scaleType() != QCPAxis::stLogarithmic)
        return *m_columns.y;
    if (m_logY.size() != m_columns.y->size())
        m_logY = logPositions(*m_columns.y);
    return m_logY;
}

std::span<const StyleIndex> PointCloud::styleColumn() const
{
    return m_columns.style ? std::span<const StyleIndex>(*m_columns.style) : std::span<const StyleIndex>();
}

QPointF PointCloud::imageOrigin() const
{
    // The image must start on a whole device pixel, or it would be resampled.
    const double ratio = mParentPlot->bufferDevicePixelRatio();
    const QRect rect = mKeyAxis->axisRect()->rect();
    return {std::floor(rect.left() * ratio) / ratio, std::floor(rect.top() * ratio) / ratio};
}

PanelMap PointCloud::panelMap(double pixelRatio, int margin) const
{
    const QPointF origin = imageOrigin();
    const QRectF rect = QRectF(mKeyAxis->axisRect()->rect());
    const QSize size(static_cast<int>(std::ceil((rect.right() - origin.x()) * pixelRatio)),
        static_cast<int>(std::ceil((rect.bottom() - origin.y()) * pixelRatio)));
    return {axisMap(*mKeyAxis, origin.x(), pixelRatio), axisMap(*mValueAxis, origin.y(), pixelRatio),
        size.expandedTo(QSize(1, 1)), margin};
}

void PointCloud::ensureLayout() const
{
    const double ratio = mParentPlot->bufferDevicePixelRatio();
    if (m_sprites.empty() || m_spriteRatio != ratio) {
        m_sprites = makeSprites(m_styles, m_pixelsPerPoint, ratio);
        m_spriteRatio = ratio;
    }
    int margin = 0;
    for (const Sprite& sprite : m_sprites)
        margin = std::max(margin, sprite.reach);
    const PanelMap map = panelMap(ratio, margin);
    if (m_layout && m_layout->map() == map)
        return;
    m_index.reset();
    m_layout.emplace(xPositions(), yPositions(),
        m_columns.row ? std::span<const std::uint32_t>(*m_columns.row) : std::span<const std::uint32_t>(),
        m_visible.get(), map);
}

std::size_t PointCloud::skippedCount() const
{
    ensureLayout();
    return m_layout->skipped();
}

std::size_t PointCloud::drawnCount() const
{
    ensureLayout();
    return m_layout->points().size();
}

std::uint32_t PointCloud::rowOfPoint(std::uint32_t point) const
{
    return m_columns.row ? (*m_columns.row)[point] : point;
}

std::optional<std::uint32_t> PointCloud::pointOfRow(std::uint32_t row) const
{
    const std::uint32_t point = !m_columns.row ? row
        : row < m_pointOfRow.size()            ? m_pointOfRow[row]
                                               : noPoint;
    if (point >= pointCount())
        return std::nullopt;
    return point;
}

std::vector<std::uint32_t> PointCloud::pointsOf(const RowSet& rows) const
{
    std::vector<std::uint32_t> points;
    points.reserve(rows.count());
    rows.forEach([&](std::uint32_t row) {
        const std::optional<std::uint32_t> point = pointOfRow(row);
        if (point && m_layout->cell(*point) != PointLayout::noCell)
            points.push_back(*point);
    });
    return points;
}

std::optional<std::uint32_t> PointCloud::rowAt(QPointF pixel, double tolerance) const
{
    ensureLayout();
    if (!m_index)
        m_index.emplace(*m_layout, xPositions(), yPositions());
    const std::optional<std::uint32_t> point =
        m_index->nearest((pixel - imageOrigin()) * m_spriteRatio, tolerance * m_spriteRatio);
    if (!point)
        return std::nullopt;
    return rowOfPoint(*point);
}

RowSet PointCloud::rowsInRect(const QRectF& pixels, std::size_t rowCount) const
{
    ensureLayout();
    if (!m_index)
        m_index.emplace(*m_layout, xPositions(), yPositions());
    const QRectF area = pixels.translated(-imageOrigin());
    RowSet rows(rowCount);
    for (const std::uint32_t point :
        m_index->inside(QRectF(area.topLeft() * m_spriteRatio, area.size() * m_spriteRatio)))
        rows.insert(rowOfPoint(point));
    return rows;
}

double PointCloud::selectTest(const QPointF& pos, bool, QVariant*) const
{
    ensureLayout();
    if (!m_index)
        m_index.emplace(*m_layout, xPositions(), yPositions());
    const double tolerance = mParentPlot->selectionTolerance();
    const QPointF pixel = (pos - imageOrigin()) * m_spriteRatio;
    const std::optional<std::uint32_t> point = m_index->nearest(pixel, tolerance * m_spriteRatio);
    if (!point)
        return -1;
    const QPointF offset = m_layout->map().pixel(xPositions()[*point], yPositions()[*point]) - pixel;
    return std::hypot(offset.x(), offset.y()) / m_spriteRatio;
}

QCPRange PointCloud::getKeyRange(bool& found, QCP::SignDomain domain) const
{
    return rangeOf(m_columns.x.get(), found, domain);
}

QCPRange PointCloud::getValueRange(bool& found, QCP::SignDomain domain, const QCPRange&) const
{
    return rangeOf(m_columns.y.get(), found, domain);
}

void PointCloud::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const
{
    if (m_styles.empty())
        return;
    const QPointF centre = rect.center();
    placeMarkers(*painter, pointMarker(m_styles.front(), m_pixelsPerPoint), std::span(&centre, 1));
}

} // namespace trefoil
