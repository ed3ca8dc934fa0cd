// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/vector/vector_clip.h"

#include <algorithm>
#include <optional>

namespace trefoil {
namespace {

std::optional<QRectF> uprightRectangle(const QPainterPath& path)
{
    const QRectF box = path.boundingRect();
    if (path.elementCount() != 5)
        return std::nullopt;
    for (int index = 0; index < 5; ++index) {
        const auto corner = path.elementAt(index);
        if ((corner.x != box.left() && corner.x != box.right())
            || (corner.y != box.top() && corner.y != box.bottom())
            || corner.type == QPainterPath::CurveToElement)
            return std::nullopt;
    }
    const auto first = path.elementAt(0);
    const auto opposite = path.elementAt(2);
    if (first.x == opposite.x || first.y == opposite.y)
        return std::nullopt;
    return box;
}

} // namespace

void VectorClip::apply(Qt::ClipOperation operation, const QPainterPath& canvasPath)
{
    if (operation != Qt::IntersectClip)
        m_paths.clear();
    if (operation == Qt::NoClip)
        return;
    const auto rectangle = uprightRectangle(canvasPath);
    const auto earlier = std::find_if(m_paths.begin(), m_paths.end(),
        [](const QPainterPath& path) { return uprightRectangle(path).has_value(); });
    if (!rectangle || earlier == m_paths.end()) {
        if (std::find(m_paths.begin(), m_paths.end(), canvasPath) == m_paths.end())
            m_paths.push_back(canvasPath);
        return;
    }
    QPainterPath common;
    common.addRect(rectangle->intersected(earlier->boundingRect()));
    *earlier = common;
}

QRectF VectorClip::bounds(const QRectF& page) const
{
    QRectF result = page;
    for (const QPainterPath& path : m_paths)
        result = result.intersected(path.boundingRect());
    return result;
}

} // namespace trefoil
