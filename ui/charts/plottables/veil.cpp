// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plottables/veil.h"

#include <QPainter>

namespace trefoil {

QImage veilOver(const QImage& drawn, const QColor& background, double strength)
{
    QImage veil = drawn.copy();
    veil.setDevicePixelRatio(1);
    QColor colour = background;
    colour.setAlphaF(static_cast<float>(strength));
    QPainter painter(&veil);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(veil.rect(), colour);
    painter.end();
    veil.setDevicePixelRatio(drawn.devicePixelRatio());
    return veil;
}

} // namespace trefoil
