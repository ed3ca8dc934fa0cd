// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plottables/parallel_geometry.h"

#include <algorithm>
#include <cmath>

namespace trefoil {
namespace {

constexpr double titleLineCount = 2;
constexpr double columnGap = 8;

} // namespace

ParallelGeometry::ParallelGeometry(const QRectF& area, int axisCount, double lineHeight)
    : m_area(area)
    , m_count(axisCount)
    , m_lineHeight(lineHeight)
    , m_top(area.top() + (titleLineCount + 1) * lineHeight + 0.8 * lineHeight)
{
    // Below the axes: the rail at its position, and one line of text under it.
    const double below = 1.6 * lineHeight;
    m_bottom = std::max(m_top + 1, (area.bottom() - below - m_top) / (1 - missingPosition) + m_top);
}

QRectF ParallelGeometry::titleRect(int axis) const
{
    const double width = std::max(1.0, columnWidth() - columnGap);
    return {axisX(axis) - width / 2, m_area.top(), width, titleLineCount * m_lineHeight};
}

QRectF ParallelGeometry::betterRect(int axis) const
{
    const QRectF title = titleRect(axis);
    return {title.left(), title.bottom(), title.width(), m_lineHeight};
}

QRectF ParallelGeometry::missingTextRect(int axis) const
{
    const QRectF title = titleRect(axis);
    return {title.left(), missingY() + 0.4 * m_lineHeight, title.width(), m_lineHeight};
}

QRectF ParallelGeometry::brushRect(int axis, std::pair<double, double> brush) const
{
    const double upper = pixelOf(std::clamp(brush.second, 0.0, 1.0));
    const double lower = pixelOf(std::clamp(brush.first, 0.0, 1.0));
    return {axisX(axis) - brushHalfWidth, upper, 2 * brushHalfWidth, lower - upper};
}

std::optional<ParallelHit> ParallelGeometry::hit(QPointF pixel, std::span<const ParallelAxis> axes) const
{
    const int count = std::min(m_count, static_cast<int>(axes.size()));
    for (int axis = 0; axis < count; ++axis) {
        if (titleRect(axis).contains(pixel))
            return ParallelHit{axis, ParallelPart::Title};
        if (std::abs(pixel.x() - axisX(axis)) > brushHalfWidth)
            continue;
        if (const auto& brush = axes[static_cast<std::size_t>(axis)].brush) {
            const QRectF box = brushRect(axis, *brush);
            const double toUpper = std::abs(pixel.y() - box.top());
            const double toLower = std::abs(pixel.y() - box.bottom());
            // A brush thinner than its handles still has both: the nearer one wins.
            if (toUpper <= handlePixels && toUpper <= toLower)
                return ParallelHit{axis, ParallelPart::BrushUpperEnd};
            if (toLower <= handlePixels)
                return ParallelHit{axis, ParallelPart::BrushLowerEnd};
            if (pixel.y() > box.top() && pixel.y() < box.bottom())
                return ParallelHit{axis, ParallelPart::BrushBody};
        }
        if (pixel.y() >= m_top - handlePixels && pixel.y() <= m_bottom + handlePixels)
            return ParallelHit{axis, ParallelPart::Axis};
    }
    return std::nullopt;
}

} // namespace trefoil
