// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <QRectF>

#include "ui/charts/plottables/point_layout.h"

namespace trefoil {

/// Finds points by pixel: the points of a layout sorted into square buckets. Answers are exact, because
/// distances are taken from the positions and not from the cells. Holds views on the layout and the
/// positions: all three must live as long as the index.
class PointIndex {
public:
    PointIndex(const PointLayout& layout, std::span<const double> x, std::span<const double> y);

    /// The point nearest to `pixel` within `tolerance` (device pixels); of equally near points the one drawn
    /// last.
    std::optional<std::uint32_t> nearest(QPointF pixel, double tolerance) const;
    /// The points inside a rectangle of device pixels, its border included; in no particular order.
    std::vector<std::uint32_t> inside(const QRectF& area) const;

private:
    struct BucketRange {
        int left, top, right, bottom;
    };
    static constexpr int bucketPixels = 8;

    BucketRange bucketsOver(const QRectF& area) const;
    std::span<const std::uint32_t> bucket(int column, int line) const;
    QPointF position(std::uint32_t point) const { return m_layout.map().pixel(m_x[point], m_y[point]); }

    const PointLayout& m_layout;
    std::span<const double> m_x;
    std::span<const double> m_y;
    int m_columns;
    int m_lines;
    std::vector<std::uint32_t> m_starts;
    std::vector<std::uint32_t> m_points;
};

} // namespace trefoil
