// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include <QImage>
#include <QRect>

#include "ui/charts/plottables/point_style.h"

namespace trefoil {

/// A marker drawn once, as premultiplied pixels, to be copied to many places. `reach` is the distance in
/// device pixels from the centre pixel to the edge; the sprite is 2·reach+1 pixels wide and high.
struct Sprite {
    int reach = 0;
    std::vector<QRgb> pixels;

    int width() const { return 2 * reach + 1; }
};

/// One sprite per style. devicePixelRatio is that of the buffer that the sprites will be copied to.
std::vector<Sprite> makeSprites(
    std::span<const PointStyle> styles, double pixelsPerPoint, double devicePixelRatio);

/// Pixels of an ARGB32_Premultiplied image, written without QPainter: copying a sprite of 11 × 11 pixels
/// costs some tens of nanoseconds. Nothing outside `clip` (in device pixels) is touched.
class PixelCanvas {
public:
    PixelCanvas(QImage& image, const QRect& clip);

    void blend(const Sprite& sprite, int x, int y);
    /// Blends one colour over the pixels of a rectangle.
    void fill(const QRect& area, QRgb premultiplied);
    const QRect& clip() const { return m_clip; }

private:
    QRgb* m_pixels;
    qsizetype m_stride;
    QRect m_clip;
};

} // namespace trefoil
