// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plottables/marker_painter.h"

#include <QPaintEngine>

namespace trefoil {

void placeMarkers(QPainter& painter, const PointMarker& symbol, std::span<const QPointF> centres)
{
    if (auto* engine = dynamic_cast<MarkerPlacingEngine*>(painter.paintEngine())) {
        engine->placeMarkers(painter, symbol, centres);
        return;
    }
    const QPen pen = painter.pen();
    const QBrush brush = painter.brush();
    painter.setPen(symbol.pen);
    painter.setBrush(symbol.brush);
    for (const QPointF& centre : centres)
        painter.drawPath(symbol.path.translated(centre));
    painter.setPen(pen);
    painter.setBrush(brush);
}

} // namespace trefoil
