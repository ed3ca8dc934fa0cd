// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/board/brush_drag.h"

#include <algorithm>

namespace trefoil {
namespace {

constexpr double tolerance = 1e-9; ///< a value at the very end of an interval is in it

BrushInterval ordered(double one, double other)
{
    const auto inside = [](double position) { return std::clamp(position, 0.0, 1.0); };
    return std::minmax(inside(one), inside(other));
}

} // namespace

BrushInterval BrushDrag::at(double position) const
{
    if (!startBrush || hit.part == ParallelPart::Axis)
        return ordered(startPosition, position);
    const auto [low, high] = *startBrush;
    if (hit.part == ParallelPart::BrushUpperEnd)
        return ordered(low, position);
    if (hit.part == ParallelPart::BrushLowerEnd)
        return ordered(high, position);
    const double shift = std::clamp(position - startPosition, -low, 1 - high);
    return {low + shift, high + shift};
}

std::optional<RowSet> brushedRows(
    const PreparedParallel& parallel, std::span<const ParallelAxis> axes, std::size_t rowCount)
{
    std::vector<std::pair<std::size_t, BrushInterval>> brushes;
    for (std::size_t i = 0; i < std::min(axes.size(), parallel.lines.axes.size()); ++i) {
        if (axes[i].brush)
            brushes.emplace_back(i, *axes[i].brush);
    }
    if (brushes.empty())
        return std::nullopt;
    RowSet rows(rowCount);
    for (std::size_t line = 0; line < parallel.lines.lineCount(); ++line) {
        const bool isInside = std::all_of(brushes.begin(), brushes.end(), [&](const auto& brush) {
            const double position = (*parallel.lines.axes[brush.first])[line];
            return position >= brush.second.first - tolerance && position <= brush.second.second + tolerance;
        });
        if (isInside)
            rows.insert((*parallel.lines.row)[line]);
    }
    return rows;
}

} // namespace trefoil
