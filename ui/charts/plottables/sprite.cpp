// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plottables/sprite.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

#include "ui/charts/plottables/point_marker.h"

namespace trefoil {
namespace {

/// src over dst for premultiplied pixels, two channels at a time; x·a/255 by the usual exact-enough shift.
inline QRgb over(QRgb source, QRgb destination)
{
    const std::uint32_t rest = 255U - (source >> 24);
    std::uint32_t low = (destination & 0xff00ffU) * rest;
    low = ((low + ((low >> 8) & 0xff00ffU) + 0x800080U) >> 8) & 0xff00ffU;
    std::uint32_t high = ((destination >> 8) & 0xff00ffU) * rest;
    high = (high + ((high >> 8) & 0xff00ffU) + 0x800080U) & 0xff00ff00U;
    return source + (low | high);
}

} // namespace

std::vector<Sprite> makeSprites(
    std::span<const PointStyle> styles, double pixelsPerPoint, double devicePixelRatio)
{
    std::vector<Sprite> sprites;
    sprites.reserve(styles.size());
    for (const PointStyle& style : styles) {
        const PointMarker symbol = pointMarker(style, pixelsPerPoint * devicePixelRatio);
        const QRectF bounds = symbol.path.boundingRect();
        const double extent =
            std::max({-bounds.left(), bounds.right(), -bounds.top(), bounds.bottom()}) + symbol.pen.widthF();
        Sprite sprite;
        sprite.reach = static_cast<int>(std::ceil(extent));
        QImage image(sprite.width(), sprite.width(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(sprite.reach + 0.5, sprite.reach + 0.5);
        painter.setPen(symbol.pen);
        painter.setBrush(symbol.brush);
        painter.drawPath(symbol.path);
        painter.end();
        for (int y = 0; y < sprite.width(); ++y) {
            const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
            sprite.pixels.insert(sprite.pixels.end(), line, line + sprite.width());
        }
        sprites.push_back(std::move(sprite));
    }
    return sprites;
}

PixelCanvas::PixelCanvas(QImage& image, const QRect& clip)
    : m_pixels(reinterpret_cast<QRgb*>(image.bits()))
    , m_stride(image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb)))
    , m_clip(clip.intersected(image.rect()))
{
}

void PixelCanvas::blend(const Sprite& sprite, int x, int y)
{
    const int left = std::max(x - sprite.reach, m_clip.left());
    const int right = std::min(x + sprite.reach, m_clip.right());
    const int top = std::max(y - sprite.reach, m_clip.top());
    const int bottom = std::min(y + sprite.reach, m_clip.bottom());
    const int count = right - left + 1;
    if (count <= 0)
        return;
    for (int row = top; row <= bottom; ++row) {
        const QRgb* source =
            sprite.pixels.data() + (row - y + sprite.reach) * sprite.width() + (left - x + sprite.reach);
        QRgb* destination = m_pixels + row * m_stride + left;
        for (int i = 0; i < count; ++i)
            destination[i] = over(source[i], destination[i]);
    }
}

void PixelCanvas::fill(const QRect& area, QRgb premultiplied)
{
    const QRect inside = area.intersected(m_clip);
    for (int row = inside.top(); row <= inside.bottom(); ++row) {
        QRgb* destination = m_pixels + row * m_stride;
        for (int column = inside.left(); column <= inside.right(); ++column)
            destination[column] = over(premultiplied, destination[column]);
    }
}

} // namespace trefoil
