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
    /// Sorted by bucket with its pixel, so that a query reads memory in order.
    struct Entry {
        QPointF pixel;
        std::uint32_t point = 0;
    };
    static constexpr int bucketPixels = 8;

    BucketRange bucketsOver(const QRectF& area) const;
    std::span<const Entry> bucket(int column, int line) const;

    const PointLayout& m_layout;

    int m_columns;
    int m_lines;
    std::vector<std::uint32_t> m_starts;
    std::vector<Entry> m_entries;
};

} // namespace trefoil
