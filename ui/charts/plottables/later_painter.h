// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

#include <QPainter>

namespace trefoil {

/// The seam by which plottables leave their many marks to the thread that writes a file: laying a plot out
/// needs the window's thread, painting a hundred thousand lines does not. A paint engine that can wait also
/// inherits this class; paintLater() finds it by dynamic_cast, as placeMarkers() does.
class LaterPaintingEngine {
public:
    virtual ~LaterPaintingEngine() = default;

    /// The painter's current transform, clip and opacity hold for the painting.
    virtual void paintLater(std::function<void(QPainter&)> paint, std::int64_t marks) = 0;
};

/// Paints now, or when the file is written, perhaps in another thread: `paint` holds all that it needs as
/// values, sets its own pens and brushes and paints no text. marks: about how many, for the progress.
void paintLater(QPainter& painter, std::function<void(QPainter&)> paint, std::int64_t marks);

} // namespace trefoil
