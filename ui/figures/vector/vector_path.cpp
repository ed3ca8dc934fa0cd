// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/vector/vector_path.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace trefoil {

std::optional<CentiRect> asRectangle(const QPainterPath& canvasPath)
{
    if (canvasPath.elementCount() != 5)
        return std::nullopt;
    std::array<CentiPoint, 5> corners;
    for (int index = 0; index < 5; ++index) {
        const auto element = canvasPath.elementAt(index);
        if ((index > 0) != (element.type == QPainterPath::LineToElement))
            return std::nullopt;
        corners[static_cast<std::size_t>(index)] = toCentiPoint(element);
    }
    const auto& [a, b, c, d, end] = corners;
    const bool acrossFirst = a.y == b.y && b.x == c.x && c.y == d.y && d.x == a.x;
    const bool downFirst = a.x == b.x && b.y == c.y && c.x == d.x && d.y == a.y;
    if (end != a || (!acrossFirst && !downFirst))
        return std::nullopt;
    return CentiRect{{std::min(a.x, c.x), std::min(a.y, c.y)}, std::abs(a.x - c.x), std::abs(a.y - c.y)};
}

} // namespace trefoil
