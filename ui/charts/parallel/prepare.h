// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/figure_spec.h"
#include "core/frame/frame.h"
#include "ui/charts/axis/prepared_axis.h"
#include "ui/charts/plottables/parallel_geometry.h"
#include "ui/charts/plottables/parallel_line_raster.h"

#include <cstdint>
#include <span>
#include <vector>

namespace trefoil {

/// A parallel-coordinates panel, ready to be drawn. Positions run from 0 (worst) to 1 (best).
struct PreparedParallel {
    std::vector<PreparedAxis> scales;
    std::vector<ParallelAxis> axes; ///< titles with unit, ticks, missing counts; no brushes
    LineColumns lines; ///< one per visible row; NaN where the value is missing or not on the scale
};

/// The position of a value on its axis; NaN for one that the axis cannot show. An axis on which all values
/// are equal has them in the middle.
[[nodiscard]] double parallelPosition(const PreparedAxis& axis, double value);

/// rows: the visible rows, ascending. wantedTicks: about how many ticks each axis gets.
[[nodiscard]] PreparedParallel prepareParallel(const PanelSpec& panel, const Frame& frame,
    const TextColumn* colour, std::span<const std::uint32_t> rows, int wantedTicks);

} // namespace trefoil
