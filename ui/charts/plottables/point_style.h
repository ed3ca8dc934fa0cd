// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <QColor>

namespace trefoil {

enum class MarkerShape { Circle, Square, TriangleUp, TriangleDown, Diamond, Cross, Plus, Pentagon };

/// A small sign in the middle of a marker: cut out of a filled one, drawn in a hollow one.
enum class MarkerSign { None, Dot, HorizontalBar, VerticalBar };

/// How one kind of point looks. Colours come from the caller, who knows light and dark. A hollow marker keeps
/// its outline and has no fill. The size is the width of the marker in points (1/72 inch).
struct PointStyle {
    QColor fill;
    QColor outline;
    MarkerShape shape = MarkerShape::Circle;
    double sizePoints = 6.5;
    bool hollow = false;
    MarkerSign sign = MarkerSign::None;

    friend bool operator==(const PointStyle&, const PointStyle&) = default;
};

/// Into the list of styles of a point cloud.
using StyleIndex = std::uint16_t;

template <class T>
using SharedColumn = std::shared_ptr<const std::vector<T>>;

/// The immutable columns of a point cloud, shared with whoever built them. x and y are in axis units and of
/// equal length; non-finite values mean "missing". style indexes the list of styles (null: all 0). row is the
/// row of the frame that a point shows (null: the index itself); a row occurs at most once. The half widths
/// are optional, in axis units, and a non-finite half width means "no bar".
struct PointColumns {
    SharedColumn<double> x;
    SharedColumn<double> y;
    SharedColumn<StyleIndex> style;
    SharedColumn<std::uint32_t> row;
    SharedColumn<double> xHalfWidth;
    SharedColumn<double> yHalfWidth;
};

} // namespace trefoil
