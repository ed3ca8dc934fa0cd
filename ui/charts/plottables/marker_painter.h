// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include <QPainter>

#include "ui/charts/plottables/point_marker.h"

namespace trefoil {

/// The seam between plottables and vector export. A paint engine that can define a marker once and place it
/// many times also inherits this class; placeMarkers() finds it by dynamic_cast on QPainter::paintEngine(),
/// so the plottables know no file format and the engines know no QCustomPlot.
class MarkerPlacingEngine {
public:
    virtual ~MarkerPlacingEngine() = default;

    /// Draws `symbol` at each centre, in order. Centres are in the painter's logical coordinates; the engine
    /// applies the painter's current transform and clip, as for any other drawing.
    virtual void placeMarkers(
        QPainter& painter, const PointMarker& symbol, std::span<const QPointF> centres) = 0;
};

/// Draws one marker per centre: by the paint engine where it can, else as ordinary paths. Leaves the
/// painter's pen and brush as it found them.
void placeMarkers(QPainter& painter, const PointMarker& symbol, std::span<const QPointF> centres);

} // namespace trefoil
