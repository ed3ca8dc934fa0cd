// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plottables/overlay_layer.h"

namespace trefoil {

QCPLayer* overlayLayer(QCustomPlot& plot)
{
    const QString name = QStringLiteral("selection");
    if (QCPLayer* layer = plot.layer(name))
        return layer;
    plot.addLayer(name, plot.layer(QStringLiteral("main")), QCustomPlot::limAbove);
    QCPLayer* layer = plot.layer(name);
    layer->setMode(QCPLayer::lmBuffered);
    return layer;
}

void replotOverlay(QCustomPlot& plot)
{
    overlayLayer(plot)->replot();
}

bool isExport(const QCPPainter& painter)
{
    return painter.modes().testFlag(QCPPainter::pmVectorized)
        || painter.modes().testFlag(QCPPainter::pmNoCaching);
}

LayerPart::LayerPart(QCustomPlot& plot, const QString& layer, QCPLayerable& owner, Draw draw, QCPAxis* clipTo)
    : QCPLayerable(&plot, layer, &owner)
    , m_draw(std::move(draw))
    , m_clipTo(clipTo)
{
}

void LayerPart::applyDefaultAntialiasingHint(QCPPainter* painter) const
{
    painter->setAntialiasing(true);
}

QRect LayerPart::clipRect() const
{
    return m_clipTo ? m_clipTo->axisRect()->rect() : QCPLayerable::clipRect();
}

void LayerPart::draw(QCPPainter* painter)
{
    m_draw(*painter);
}

} // namespace trefoil
