// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/vector/raster_writer.h"

#include <array>
#include <cmath>

namespace trefoil {
namespace {

constexpr double unitsPerCentipoint = 0.1;
constexpr int phases = 4; ///< per pixel, in each direction

QPen penOf(const VectorStroke& stroke)
{
    QPen pen(stroke.color, stroke.width, Qt::SolidLine, stroke.cap, stroke.join);
    pen.setMiterLimit(stroke.miterLimit);
    if (!stroke.dashes.empty() && stroke.width > 0) {
        QList<qreal> pattern; // QPen counts in line widths
        for (const double length : stroke.dashes)
            pattern << length / stroke.width;
        pen.setDashPattern(pattern);
        pen.setDashOffset(stroke.dashOffset / stroke.width);
    }
    return pen;
}

/// A marker as pixels, for each place that its centre may have within a pixel.
class MarkerSprites {
public:
    MarkerSprites(const VectorMarker& marker, double scale)
        : m_marker(marker)
        , m_scale(scale)
    {
        const double margin =
            marker.paint.stroke ? marker.paint.stroke->width * marker.paint.stroke->miterLimit : 0;
        const QRectF box = marker.path.boundingRect().adjusted(-margin, -margin, margin, margin);
        m_left = static_cast<int>(std::floor(box.left() * scale)) - 1;
        m_top = static_cast<int>(std::floor(box.top() * scale)) - 1;
        m_size = QSize(static_cast<int>(std::ceil(box.right() * scale)) - m_left + 2,
            static_cast<int>(std::ceil(box.bottom() * scale)) - m_top + 2);
    }

    void draw(QPainter& painter, CentiPoint centre)
    {
        const auto place = [this](std::int32_t centipoints) {
            return static_cast<std::int64_t>(
                std::llround(centipoints * unitsPerCentipoint * m_scale * phases));
        };
        const std::int64_t x = place(centre.x);
        const std::int64_t y = place(centre.y);
        const auto phase = [](std::int64_t steps) {
            return static_cast<std::size_t>(((steps % phases) + phases) % phases);
        };
        const auto pixel = [&phase](std::int64_t steps) {
            return static_cast<int>((steps - static_cast<std::int64_t>(phase(steps))) / phases);
        };
        QImage& sprite = m_sprites[phase(y) * phases + phase(x)];
        if (sprite.isNull())
            sprite = drawn(static_cast<double>(phase(x)) / phases, static_cast<double>(phase(y)) / phases);
        painter.drawImage(QPoint(pixel(x) + m_left, pixel(y) + m_top), sprite);
    }

private:
    [[nodiscard]] QImage drawn(double shiftX, double shiftY) const
    {
        QImage image(m_size, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(shiftX - m_left, shiftY - m_top);
        painter.scale(m_scale, m_scale);
        painter.setPen(m_marker.paint.stroke ? penOf(*m_marker.paint.stroke) : QPen(Qt::NoPen));
        painter.setBrush(m_marker.paint.fill ? QBrush(*m_marker.paint.fill) : QBrush(Qt::NoBrush));
        painter.drawPath(m_marker.path);
        return image;
    }

    const VectorMarker& m_marker;
    double m_scale;
    int m_left = 0;
    int m_top = 0;
    QSize m_size;
    std::array<QImage, std::size_t{phases} * phases> m_sprites;
};

} // namespace

RasterWriter::RasterWriter(QImage& image, double pixelsPerUnit)
    : m_painter(&image)
    , m_scale(pixelsPerUnit)
{
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.scale(pixelsPerUnit, pixelsPerUnit);
}

void RasterWriter::setPaint(const VectorPaint& paint)
{
    m_painter.setPen(paint.stroke ? penOf(*paint.stroke) : QPen(Qt::NoPen));
    m_painter.setBrush(paint.fill ? QBrush(*paint.fill) : QBrush(Qt::NoBrush));
}

void RasterWriter::setClip(const std::vector<QPainterPath>& clips)
{
    m_painter.setClipping(false);
    Qt::ClipOperation operation = Qt::ReplaceClip;
    for (const QPainterPath& clip : clips) {
        m_painter.setClipPath(clip, operation);
        operation = Qt::IntersectClip;
    }
}

void RasterWriter::drawPath(const QPainterPath& path, const VectorPaint& paint)
{
    setPaint(paint);
    m_painter.drawPath(path);
}

void RasterWriter::drawPolylines(std::span<const std::vector<CentiPoint>> lines, const VectorStroke& stroke)
{
    setPaint({std::nullopt, stroke});
    QPolygonF points;
    for (const auto& line : lines) {
        points.clear();
        for (const CentiPoint point : line)
            points << QPointF(point.x, point.y) * unitsPerCentipoint;
        m_painter.drawPolyline(points);
    }
}

void RasterWriter::drawText(const VectorText& text)
{
    const QPainterPath outline = outlineOf(text.shaped, text.face, text.size);
    m_painter.fillPath(text.toCanvas.map(outline), text.color);
}

void RasterWriter::drawImage(const VectorImage& image)
{
    const QTransform fromPixels =
        QTransform::fromScale(1.0 / image.image.width(), 1.0 / image.image.height());
    m_painter.save();
    m_painter.setRenderHint(QPainter::SmoothPixmapTransform, image.smooth);
    m_painter.setTransform(fromPixels * image.toCanvas, true);
    m_painter.drawImage(0, 0, image.image);
    m_painter.restore();
}

void RasterWriter::placeMarkers(const VectorMarker& marker, std::span<const CentiPoint> positions)
{
    MarkerSprites sprites(marker, m_scale);
    const QTransform canvas = m_painter.transform();
    m_painter.resetTransform();
    for (const CentiPoint position : positions)
        sprites.draw(m_painter, position);
    m_painter.setTransform(canvas);
}

} // namespace trefoil
