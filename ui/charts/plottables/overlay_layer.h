// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <qcustomplot.h>

namespace trefoil {

/// The buffered layer above "main" on which selection and hover are drawn; made on first use. Replotting it
/// alone leaves the layer of the data untouched.
QCPLayer* overlayLayer(QCustomPlot& plot);

/// Redraws selection and hover of every panel of the plot, and nothing else.
void replotOverlay(QCustomPlot& plot);

/// True while painting for a file or the clipboard: selection and hover are not drawn and nothing is cached.
bool isExport(const QCPPainter& painter);

/// A part of a plottable that is drawn on another layer than the plottable itself.
class LayerPart : public QCPLayerable {
public:
    using Draw = std::function<void(QCPPainter&)>;
    LayerPart(QCustomPlot& plot, const QString& layer, QCPLayerable& owner, Draw draw, QCPAxis* clipTo);

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    QRect clipRect() const override;
    void draw(QCPPainter* painter) override;

private:
    Draw m_draw;
    QPointer<QCPAxis> m_clipTo;
};

} // namespace trefoil
