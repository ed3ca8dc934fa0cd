// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/swatch_painter.h"

#include <QPainter>

namespace trefoil {

namespace {

QPixmap canvas(int size, qreal ratio)
{
    QPixmap pixmap(QSize(size, size) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    return pixmap;
}

} // namespace

QPixmap swatch(const CategoryStyle& style, int size, qreal devicePixelRatio, bool dimmed)
{
    QPixmap pixmap = canvas(size, devicePixelRatio);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(size / 2.0, size / 2.0);
    painter.setOpacity(dimmed ? 0.3 : 1.0);
    painter.setPen(QPen(style.outline, 1));
    painter.setBrush(style.fill);
    painter.drawPath(categoryPath(style.shape, size * 0.6));
    return pixmap;
}

QPixmap eye(bool open, const QColor& colour, int size, qreal devicePixelRatio)
{
    QPixmap pixmap = canvas(size, devicePixelRatio);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(size / 2.0, size / 2.0);
    painter.setOpacity(open ? 0.85 : 0.4);
    const double half = size * 0.42;
    QPainterPath lids;
    lids.moveTo(-half, 0);
    lids.quadTo(0, -half * 1.25, half, 0);
    lids.quadTo(0, half * 1.25, -half, 0);
    painter.setPen(QPen(colour, 1.1));
    if (open) {
        painter.drawPath(lids);
        painter.setBrush(colour);
        painter.drawEllipse(QPointF(0, 0), half * 0.3, half * 0.3);
    } else {
        painter.drawPath(lids);
        painter.drawLine(QPointF(-half * 0.8, half * 0.8), QPointF(half * 0.8, -half * 0.8));
    }
    return pixmap;
}

} // namespace trefoil
