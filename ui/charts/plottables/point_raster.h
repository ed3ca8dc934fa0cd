// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ui/charts/plottables/point_layout.h"
#include "ui/charts/plottables/sprite.h"

namespace trefoil {

/// Draws points as sprites. Above mergeAbove points it draws one sprite per covered pixel cell, that of the
/// last point in the cell: no cell that holds a point is left out, and the stacking order stays that of the
/// points.
class PointRaster {
public:
    static constexpr std::size_t mergeAbove = 20'000;

    /// `merge`: one sprite per cell, as wanted above mergeAbove points. `points` are ascending indices of
    /// points with a cell; `style` may be empty (all 0). A style without a sprite draws as the last style.
    void draw(PixelCanvas& canvas, const PointLayout& layout, std::span<const std::uint32_t> points,
        std::span<const StyleIndex> style, std::span<const Sprite> sprites, bool merge);

private:
    std::vector<std::uint32_t> m_last;
};

} // namespace trefoil
