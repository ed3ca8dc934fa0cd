// SPDX-License-Identifier: GPL-3.0-or-later
// How a point cloud puts its points, selection and hover on the painter; point_cloud.cpp has its data and
// queries.
#include "ui/charts/plottables/point_cloud.h"

#include <algorithm>
#include <cmath>

#include "ui/charts/plottables/later_painter.h"
#include "ui/charts/plottables/marker_painter.h"
#include "ui/charts/plottables/point_error_bars.h"
#include "ui/charts/plottables/point_marks.h"
#include "ui/charts/plottables/veil.h"

namespace trefoil {
namespace {

/// How far points outside the selection fade; less on a dark ground, where what is faint is lost.
constexpr double fadingOnLight = 0.78;
constexpr double fadingOnDark = 0.6;
constexpr double barOpacity = 0.55;
constexpr double barPoints = 0.75;
constexpr std::size_t ringsUpTo = 24;

QImage blankImage(QSize size, double pixelRatio)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    image.setDevicePixelRatio(pixelRatio);
    return image;
}

} // namespace

void PointCloud::draw(QCPPainter* painter)
{
    if (!m_columns.x || !m_columns.y || m_styles.empty())
        return;
    if (isExport(*painter)) {
        drawExport(*painter);
        return;
    }
    ++m_baseDraws;
    const PanelMap before = m_layout ? m_layout->map() : PanelMap{};
    ensureLayout();
    if (m_baseImage.isNull() || !(m_layout->map() == before))
        renderBase();
    painter->drawImage(imageOrigin(), m_baseImage);
}

void PointCloud::renderBase()
{
    m_baseImage = blankImage(m_layout->map().size, m_spriteRatio);
    m_veil = {};
    m_drawnSelection.reset();
    PixelCanvas canvas(m_baseImage, m_baseImage.rect());
    if (m_columns.xHalfWidth || m_columns.yHalfWidth) {
        QColor colour = m_colours.ring;
        colour.setAlphaF(static_cast<float>(barOpacity));
        const int thickness =
            std::max(1, static_cast<int>(std::lround(barPoints * m_pixelsPerPoint * m_spriteRatio)));
        const std::vector<QLineF> bars =
            errorBars(m_columns, *m_layout, mKeyAxis->scaleType() == QCPAxis::stLogarithmic,
                mValueAxis->scaleType() == QCPAxis::stLogarithmic);
        drawErrorBars(canvas, bars, colour, thickness);
    }
    m_raster.draw(canvas, *m_layout, m_layout->points(), styleColumn(), m_sprites,
        m_layout->points().size() > PointRaster::mergeAbove);
}

void PointCloud::drawExport(QCPPainter& painter) const
{
    // Laid out afresh at pixel ratio 1: a file must not depend on the screen.
    PointMarks marks;
    double margin = 0;
    for (const PointStyle& style : m_styles) {
        marks.symbols.push_back(pointMarker(style, m_pixelsPerPoint));
        margin = std::max(margin, style.sizePoints * m_pixelsPerPoint);
    }
    marks.columns = m_columns;
    marks.visible = m_visible;
    marks.isLogX = mKeyAxis->scaleType() == QCPAxis::stLogarithmic;
    marks.isLogY = mValueAxis->scaleType() == QCPAxis::stLogarithmic;
    marks.map = panelMap(1.0, static_cast<int>(std::ceil(margin)));
    marks.origin = imageOrigin();
    QColor colour = m_colours.ring;
    colour.setAlphaF(static_cast<float>(barOpacity));
    marks.bars = QPen(colour, barPoints * m_pixelsPerPoint, Qt::SolidLine, Qt::FlatCap);
    painter.setAntialiasing(true);
    paintLater(
        painter, [marks = std::move(marks)](QPainter& later) { paintMarks(later, marks); },
        static_cast<std::int64_t>(pointCount()));
}

void PointCloud::drawOverlay(QCPPainter& painter)
{
    if (isExport(painter) || !m_columns.x || !m_columns.y || m_styles.empty())
        return;
    const PanelMap before = m_layout ? m_layout->map() : PanelMap{};
    ensureLayout();
    if (m_baseImage.isNull() || !(m_layout->map() == before))
        renderBase();
    if (m_selection) {
        if (m_veil.isNull())
            m_veil = veilOver(m_baseImage, m_colours.background,
                m_colours.background.lightness() < 128 ? fadingOnDark : fadingOnLight);
        painter.drawImage(imageOrigin(), m_veil);
        updateSelectionImage();
        painter.drawImage(imageOrigin(), m_selectionImage);
    }
    drawRings(painter);
}

std::vector<QRect> PointCloud::changedPixels() const
{
    // Bands of lines, because a brush over an axis that the panels share changes two thin strips of each.
    constexpr int bandLines = 8;
    constexpr std::size_t mostAreas = 4;
    const QRect image = m_selectionImage.rect();
    const int reach = m_layout->map().margin;
    std::vector<bool> touched(static_cast<std::size_t>(image.height() / bandLines + 1), false);
    m_drawnSelection->forEachDifference(*m_selection, [&](std::uint32_t row, bool) {
        const std::optional<std::uint32_t> point = pointOfRow(row);
        if (!point || m_layout->cell(*point) == PointLayout::noCell)
            return;
        const int y = m_layout->cellPixel(m_layout->cell(*point)).y();
        const int first = std::clamp(y - reach, 0, image.bottom()) / bandLines;
        const int last = std::clamp(y + reach, 0, image.bottom()) / bandLines;
        for (int band = first; band <= last; ++band)
            touched[static_cast<std::size_t>(band)] = true;
    });
    std::vector<QRect> areas;
    for (int band = 0; band < static_cast<int>(touched.size()); ++band) {
        const QRect area = QRect(0, band * bandLines, image.width(), bandLines).intersected(image);
        if (!touched[static_cast<std::size_t>(band)] || area.isEmpty())
            continue;
        if (!areas.empty() && areas.back().bottom() + 1 == area.top())
            areas.back().setBottom(area.bottom());
        else
            areas.push_back(area);
    }
    if (areas.size() > mostAreas)
        return {areas.front().united(areas.back())};
    return areas;
}

std::vector<std::uint32_t> PointCloud::selectedNear(std::span<const QRect> areas) const
{
    const int reach = m_layout->map().margin;
    std::vector<std::uint32_t> points;
    m_selection->forEach([&](std::uint32_t row) {
        const std::optional<std::uint32_t> point = pointOfRow(row);
        if (!point || m_layout->cell(*point) == PointLayout::noCell)
            return;
        const int y = m_layout->cellPixel(m_layout->cell(*point)).y();
        for (const QRect& area : areas) {
            if (y >= area.top() - reach && y <= area.bottom() + reach) {
                points.push_back(*point);
                return;
            }
        }
    });
    return points;
}

void PointCloud::updateSelectionImage()
{
    const bool merge = m_selection->count() > PointRaster::mergeAbove;
    std::vector<QRect> changed;
    if (!m_drawnSelection || m_selectionImage.size() != m_layout->map().size) {
        m_selectionImage = blankImage(m_layout->map().size, m_spriteRatio);
        changed = {m_selectionImage.rect()};
    } else if (merge != (m_drawnSelection->count() > PointRaster::mergeAbove)) {
        changed = {m_selectionImage.rect()};
    } else {
        changed = changedPixels();
    }
    const std::vector<std::uint32_t> points = selectedNear(changed);
    for (const QRect& area : changed) {
        for (int y = area.top(); y <= area.bottom(); ++y) {
            auto* line = reinterpret_cast<QRgb*>(m_selectionImage.scanLine(y)) + area.left();
            std::fill(line, line + area.width(), 0U);
        }
        PixelCanvas canvas(m_selectionImage, area);
        m_raster.draw(canvas, *m_layout, points, styleColumn(), m_sprites, merge);
    }
    m_drawnSelection = *m_selection;
}

void PointCloud::drawRings(QCPPainter& painter) const
{
    std::vector<std::uint32_t> ringed;
    if (m_selection && m_selection->count() <= ringsUpTo)
        ringed = pointsOf(*m_selection);
    if (m_hovered) {
        RowSet hovered(std::size_t{*m_hovered} + 1);
        hovered.insert(*m_hovered);
        for (const std::uint32_t point : pointsOf(hovered))
            ringed.push_back(point);
    }
    painter.setAntialiasing(true);
    const std::span<const StyleIndex> style = styleColumn();
    for (const std::uint32_t point : ringed) {
        const PointStyle& own =
            m_styles[style.empty() ? 0 : std::min<std::size_t>(style[point], m_styles.size() - 1)];
        const bool hovered = m_hovered && rowOfPoint(point) == *m_hovered;
        const QPoint pixel = m_layout->cellPixel(m_layout->cell(point));
        const QPointF centre = imageOrigin() + (QPointF(pixel) + QPointF(0.5, 0.5)) / m_spriteRatio;
        const double radius = (own.sizePoints / 2 + 2.1) * m_pixelsPerPoint;
        // The gap in the colour of the paper separates the ring from points beneath it.
        painter.setBrush(m_colours.background);
        painter.setPen(QPen(m_colours.ring, (hovered ? 1.5 : 1.0) * m_pixelsPerPoint));
        painter.drawEllipse(centre, radius, radius);
        placeMarkers(painter, pointMarker(own, m_pixelsPerPoint), std::span(&centre, 1));
    }
}

} // namespace trefoil
