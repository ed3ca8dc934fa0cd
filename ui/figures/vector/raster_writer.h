// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figures/vector/vector_writer.h"

#include <QImage>
#include <QPainter>

namespace trefoil {

/// Paints what a file would contain on an image, in any thread. Letters are filled outlines of the figure
/// font, so the picture depends neither on the screen nor on what is installed.
class RasterWriter final : public VectorWriter {
public:
    /// @param image must outlive the writer  @param pixelsPerUnit of the canvas, 1/10 pt
    RasterWriter(QImage& image, double pixelsPerUnit);

    void setClip(const std::vector<QPainterPath>& clips) override;
    void drawPath(const QPainterPath& path, const VectorPaint& paint) override;
    void drawPolylines(std::span<const std::vector<CentiPoint>> lines, const VectorStroke& stroke) override;
    void drawText(const VectorText& text) override;
    void drawImage(const VectorImage& image) override;
    /// Each marker is drawn once per quarter of a pixel and copied from there.
    void placeMarkers(const VectorMarker& marker, std::span<const CentiPoint> positions) override;

private:
    void setPaint(const VectorPaint& paint);

    QPainter m_painter;
    double m_scale;
};

} // namespace trefoil
