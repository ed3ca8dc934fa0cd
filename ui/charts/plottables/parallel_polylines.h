// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QPainter>

#include "ui/charts/plottables/parallel_geometry.h"
#include "ui/charts/plottables/parallel_line_raster.h"

namespace trefoil {

/// One line as exact vector strokes: broken at each missing value, which is marked on the missing rail of its
/// axis; a value between two missing ones is a dot. Returns the number of strokes (not dots or marks).
int paintPolyline(QPainter& painter, const ParallelGeometry& geometry, const LineColumns& columns,
    std::size_t line, const QPen& pen);

/// How many lines are stroked: the colours by style, with one opacity and width for all.
struct LineStrokes {
    std::vector<QColor> colours; ///< never empty
    double opacity = 1;
    double widthPixels = 1;
};

/// Scattered: in an order that mixes the rows and is always the same, so that among many lines no group lies
/// over all others because it comes last. A raster of densities shows mixed colours there, too.
enum class LineOrder { AsRows, Scattered };

/// The lines of the rows in both sets (null: every row).
void paintPolylines(QPainter& painter, const ParallelGeometry& geometry, const LineColumns& columns,
    const RowSet* rows, const RowSet* visible, const LineStrokes& strokes,
    LineOrder order = LineOrder::AsRows);

/// A number below count and without a common divisor with it (count ≥ 1), near the golden section of it:
/// i · step mod count visits every line once, far apart.
[[nodiscard]] std::size_t scatteringStep(std::size_t count);

/// The line nearest to a pixel within tolerance, measured at right angles to its stroke between the two axes
/// around the pixel; of equally near lines the one drawn last. Lines outside `visible` (null: all are
/// visible) do not count.
std::optional<std::size_t> nearestLine(QPointF pixel, double tolerance, const ParallelGeometry& geometry,
    const LineColumns& columns, const RowSet* visible);

} // namespace trefoil
