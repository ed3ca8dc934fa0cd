// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plottables/point_raster.h"

#include <algorithm>

namespace trefoil {

void PointRaster::draw(PixelCanvas& canvas, const PointLayout& layout, std::span<const std::uint32_t> points,
    std::span<const StyleIndex> style, std::span<const Sprite> sprites, bool merge)
{
    if (sprites.empty() || points.empty())
        return;

    if (merge) {
        const auto cells =
            static_cast<std::size_t>(layout.cellColumns()) * static_cast<std::size_t>(layout.cellRows());
        m_last.assign(cells, PointLayout::noCell);
        for (const std::uint32_t point : points)
            m_last[layout.cell(point)] = point;
    }
    const int reach = layout.map().margin;
    const QRect touching = canvas.clip().adjusted(-reach, -reach, reach, reach);
    for (const std::uint32_t point : points) {
        const std::uint32_t cell = layout.cell(point);
        if (merge && m_last[cell] != point)
            continue;
        const QPoint pixel = layout.cellPixel(cell);
        if (!touching.contains(pixel))
            continue;
        const std::size_t index = style.empty() ? 0 : style[point];
        canvas.blend(sprites[std::min(index, sprites.size() - 1)], pixel.x(), pixel.y());
    }
}

} // namespace trefoil
