// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include <QColor>
#include <QLineF>

#include "ui/charts/plottables/point_layout.h"
#include "ui/charts/plottables/point_style.h"
#include "ui/charts/plottables/sprite.h"

namespace trefoil {

/// The bars of all points that have a place in the layout, in its pixels.
[[nodiscard]] std::vector<QLineF> errorBars(
    const PointColumns& columns, const PointLayout& layout, bool isLogX, bool isLogY);

/// Draws horizontal and vertical bars, each `thickness` device pixels wide, without QPainter.
void drawErrorBars(PixelCanvas& canvas, std::span<const QLineF> bars, const QColor& colour, int thickness);

} // namespace trefoil
