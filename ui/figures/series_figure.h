// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/series/prepare.h"
#include "ui/figures/figure_renderer.h"

namespace trefoil {

/// The curves as a figure: the first of the three steps, while the library is open. What is drawn is what
/// lies within the ranges of the axes. Errors: SpecInvalid for a size that no figure can have, or where there
/// is no curve.
[[nodiscard]] Result<PreparedFigurePointer> prepareFigure(
    const PreparedSeriesPointer& series, const FigureSize& size);

/// The drawn points as CSV, on any thread: one row per point between the ends of the x axis, curve after
/// curve. Columns: run, series, the place ("step", "elapsed_s", "time" as ISO 8601 with Z where every zone is
/// known, or "energy_kwh" with "energy_from": measured or estimated), the value under the id of its quantity,
/// with smoothing also that id with "_smoothed", and "conditions" where estimated energy depends on them. A
/// missing number is an empty cell.
[[nodiscard]] Result<QByteArray> figureData(
    const PreparedSeries& series, const Progress& progress = noProgress());

} // namespace trefoil
