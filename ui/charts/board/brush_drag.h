// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/frame/row_set.h"
#include "ui/charts/board/prepared_board.h"
#include "ui/charts/plottables/parallel_geometry.h"

#include <optional>
#include <span>
#include <utility>

namespace trefoil {

using BrushInterval = std::pair<double, double>; ///< positions on an axis, lower end first

/// A drag on an axis: over the bare axis it makes an interval, on a brush it moves it or one of its ends.
struct BrushDrag {
    std::size_t parallel = 0; ///< which of the board's parallel panels
    ParallelHit hit;
    double startPosition = 0;
    std::optional<BrushInterval> startBrush;

    /// The interval when the pointer is at that position; within 0 … 1.
    [[nodiscard]] BrushInterval at(double position) const;
};

/// The rows that lie in every brushed interval; nothing where no axis has one. axes: as shown, with brushes.
[[nodiscard]] std::optional<RowSet> brushedRows(
    const PreparedParallel& parallel, std::span<const ParallelAxis> axes, std::size_t rowCount);

} // namespace trefoil
