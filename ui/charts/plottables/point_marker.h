// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBrush>
#include <QPainterPath>
#include <QPen>

#include "ui/charts/plottables/point_style.h"

namespace trefoil {

/// A marker ready to be placed: its path is centred on (0, 0), in the pixels of the painter.
struct PointMarker {
    QPainterPath path;
    QBrush brush;
    QPen pen;
};

/// Builds the symbol of a style. pixelsPerPoint is the size of 1/72 inch on the device: 96/72 on a screen,
/// the layout factor on a print canvas. The shapes have about equal area, so none looks more important than
/// another.
PointMarker pointMarker(const PointStyle& style, double pixelsPerPoint);

} // namespace trefoil
