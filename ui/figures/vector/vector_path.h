// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figures/vector/vector_numbers.h"

#include <QPainterPath>

#include <optional>

namespace trefoil {

/// A rectangle in hundredths of a point; width and height may be 0, never negative.
struct CentiRect {
    CentiPoint topLeft;
    std::int32_t width = 0;
    std::int32_t height = 0;
};

/// The rectangle that a path of four axis-parallel sides is; nothing for any other path.
[[nodiscard]] std::optional<CentiRect> asRectangle(const QPainterPath& canvasPath);

/// Walks a path of canvas units in hundredths of a point. The sink has moveTo(p), lineTo(p),
/// curveTo(c1, c2, p) and close(). QPainterPath has no closing command: a subpath that ends where it
/// began is closed, so that its corner is joined. Steps that rounding made empty are left out, except
/// where they are all there is (a dot).
template <class Sink>
void walkPath(const QPainterPath& canvasPath, Sink&& sink)
{
    const int count = canvasPath.elementCount();
    const auto at = [&](int index) { return toCentiPoint(canvasPath.elementAt(index)); };
    int index = 0;
    while (index < count) {
        int end = index + 1;
        while (end < count && canvasPath.elementAt(end).type != QPainterPath::MoveToElement)
            ++end;
        const CentiPoint start = at(index);
        const bool closed = end - index > 2 && at(end - 1) == start;
        CentiPoint here = start;
        sink.moveTo(start);
        for (int step = index + 1; step < end; ++step) {
            if (canvasPath.elementAt(step).type == QPainterPath::CurveToElement && step + 2 < end) {
                here = at(step + 2);
                sink.curveTo(at(step), at(step + 1), here);
                step += 2;
                continue;
            }
            const CentiPoint next = at(step);
            const bool closesAnyway = closed && step == end - 1;
            if (closesAnyway || (next == here && end - index > 2))
                continue;
            here = next;
            sink.lineTo(here);
        }
        if (closed)
            sink.close();
        index = end;
    }
}

} // namespace trefoil
