// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/vector/vector_writer.h"

#include "ui/figures/vector/vector_page.h"
#include "ui/figures/vector/vector_paint_device.h"

#include <QPainter>

namespace trefoil {

void VectorWriter::paintLater(const LaterPainting& painting)
{
    VectorPaintDevice device(painting.page.size() / canvasUnitsPerPoint, TextForm::Text, *this);
    QPainter painter(&device);
    for (const QPainterPath& clip : painting.clips)
        painter.setClipPath(clip, painter.hasClipping() ? Qt::IntersectClip : Qt::ReplaceClip);
    painter.setTransform(painting.toCanvas);
    painter.setOpacity(painting.opacity);
    painting.paint(painter);
}

} // namespace trefoil
