// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plottables/later_painter.h"

#include <QPaintEngine>

namespace trefoil {

void paintLater(QPainter& painter, std::function<void(QPainter&)> paint, std::int64_t marks)
{
    if (auto* engine = dynamic_cast<LaterPaintingEngine*>(painter.paintEngine()))
        engine->paintLater(std::move(paint), marks);
    else
        paint(painter);
}

} // namespace trefoil
