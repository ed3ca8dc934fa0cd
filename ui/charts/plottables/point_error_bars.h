// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include <QColor>
#include <QLineF>

#include "ui/charts/plottables/point_style.h"
#include "ui/charts/plottables/sprite.h"

namespace trefoil {

/// Draws horizontal and vertical bars, each `thickness` device pixels wide, without QPainter.
void drawErrorBars(PixelCanvas& canvas, std::span<const QLineF> bars, const QColor& colour, int thickness);

} // namespace trefoil
