// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plottables/point_index.h"

#include <algorithm>
#include <cmath>

namespace trefoil {

PointIndex::PointIndex(const PointLayout& layout, std::span<const double> x, std::span<const double> y)
    : m_layout(layout)

    , m_columns(layout.cellColumns() / bucketPixels + 1)
    , m_lines(layout.cellRows() / bucketPixels + 1)
    , m_starts(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_lines) + 1, 0)
    , m_entries(layout.points().size())
{
    const int margin = layout.map().margin;
    const auto bucketOf = [&](std::uint32_t point) {
        const QPoint pixel = layout.cellPixel(layout.cell(point));
        const int column = (pixel.x() + margin) / bucketPixels;
        const int line = (pixel.y() + margin) / bucketPixels;
        return static_cast<std::size_t>(line * m_columns + column);
    };
    for (const std::uint32_t point : layout.points())
        ++m_starts[bucketOf(point) + 1];
    for (std::size_t i = 1; i < m_starts.size(); ++i)
        m_starts[i] += m_starts[i - 1];
    std::vector<std::uint32_t> next = m_starts;
    for (const std::uint32_t point : layout.points())
        m_entries[next[bucketOf(point)]++] = {layout.map().pixel(x[point], y[point]), point};
}

PointIndex::BucketRange PointIndex::bucketsOver(const QRectF& area) const
{
    const double margin = m_layout.map().margin;
    const auto index = [&](double pixel, int count) {
        return static_cast<int>(std::clamp(std::floor((pixel + margin) / bucketPixels), 0.0, count - 1.0));
    };
    return {index(area.left(), m_columns), index(area.top(), m_lines), index(area.right(), m_columns),
        index(area.bottom(), m_lines)};
}

std::span<const PointIndex::Entry> PointIndex::bucket(int column, int line) const
{
    const auto index = static_cast<std::size_t>(line * m_columns + column);
    return std::span(m_entries).subspan(m_starts[index], m_starts[index + 1] - m_starts[index]);
}

std::optional<std::uint32_t> PointIndex::nearest(QPointF pixel, double tolerance) const
{
    const QRectF area(pixel.x() - tolerance, pixel.y() - tolerance, 2 * tolerance, 2 * tolerance);
    const BucketRange range = bucketsOver(area);
    std::optional<std::uint32_t> best;
    double bestSquare = tolerance * tolerance;
    for (int line = range.top; line <= range.bottom; ++line) {
        for (int column = range.left; column <= range.right; ++column) {
            for (const auto& [at, point] : bucket(column, line)) {
                const QPointF offset = at - pixel;
                const double square = QPointF::dotProduct(offset, offset);
                if (square < bestSquare || (square == bestSquare && (!best || point > *best))) {
                    bestSquare = square;
                    best = point;
                }
            }
        }
    }
    return best;
}

std::vector<std::uint32_t> PointIndex::inside(const QRectF& area) const
{
    const QRectF wanted = area.normalized();
    const BucketRange range = bucketsOver(wanted);
    std::vector<std::uint32_t> found;
    for (int line = range.top; line <= range.bottom; ++line) {
        for (int column = range.left; column <= range.right; ++column) {
            const std::span<const Entry> entries = bucket(column, line);
            // A bucket well inside the rectangle needs no test per point.
            const bool edge =
                column == range.left || column == range.right || line == range.top || line == range.bottom;
            for (const auto& [at, point] : entries) {
                if (!edge) {
                    found.push_back(point);
                    continue;
                }
                if (at.x() >= wanted.left() && at.x() <= wanted.right() && at.y() >= wanted.top()
                    && at.y() <= wanted.bottom())
                    found.push_back(point);
            }
        }
    }
    return found;
}

} // namespace trefoil
