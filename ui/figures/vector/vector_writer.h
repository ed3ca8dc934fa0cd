// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figures/vector/shaped_text.h"
#include "ui/figures/vector/vector_numbers.h"

#include <QColor>
#include <QImage>
#include <QPainterPath>
#include <QPolygonF>
#include <QRectF>
#include <QTransform>

#include <functional>
#include <optional>
#include <span>
#include <vector>

class QPainter;

namespace trefoil {

/// Lengths in canvas units (1/10 pt), already scaled; alpha in the colour, opacity included.
struct VectorStroke {
    QColor color;
    double width = 0;
    Qt::PenCapStyle cap = Qt::FlatCap;
    Qt::PenJoinStyle join = Qt::MiterJoin;
    double miterLimit = 2; ///< at least 1; longest miter in line widths
    std::vector<double> dashes; ///< on, off, on, off…; empty is a solid line
    double dashOffset = 0;
};

/// Either may be missing. The stroke lies over the fill.
struct VectorPaint {
    std::optional<QColor> fill;
    std::optional<VectorStroke> stroke;
};

struct VectorText {
    ShapedText shaped;
    FigureFace face = FigureFace::Regular;
    double size = 0; ///< em in canvas units
    QColor color;
    QTransform toCanvas; ///< from text space (origin on the baseline, y down) to the canvas
};

struct VectorImage {
    QImage image;
    QTransform toCanvas; ///< from the unit square (0,0 is the picture's top left) to the canvas
    bool smooth = false; ///< whether a viewer may interpolate between its pixels
};

/// A drawing to place many times: path in canvas units around (0,0).
struct VectorMarker {
    QPainterPath path;
    VectorPaint paint;
};

/// Something to be painted when the file is written, which may be in another thread: the function holds all
/// that it needs as values and paints no text. The rest is the painter's state when it was asked for.
struct LaterPainting {
    std::function<void(QPainter&)> paint;
    QTransform toCanvas;
    double opacity = 1;
    std::vector<QPainterPath> clips; ///< canvas units; none: the whole page
    QRectF page; ///< canvas units
    std::int64_t marks = 0; ///< about how many, for the progress
};

/// Takes down what VectorPaintEngine was told to paint: as a file, as pixels, or to be written later.
/// Everything is in canvas units, 1/10 pt with y down, transforms already applied.
class VectorWriter {
public:
    virtual ~VectorWriter() = default;

    /// What follows is shown only within all of these paths; none means the whole page.
    virtual void setClip(const std::vector<QPainterPath>& clips) = 0;
    virtual void drawPath(const QPainterPath& path, const VectorPaint& paint) = 0;
    /// Open lines with one stroke, each laid over those before it; consecutive points not equal.
    virtual void drawPolylines(
        std::span<const std::vector<CentiPoint>> lines, const VectorStroke& stroke) = 0;
    virtual void drawText(const VectorText& text) = 0;
    virtual void drawImage(const VectorImage& image) = 0;
    virtual void placeMarkers(const VectorMarker& marker, std::span<const CentiPoint> positions) = 0;

    /// Leaves the clip as it happens to be: a setClip() must follow. By default paints at once.
    virtual void paintLater(const LaterPainting& painting);
};

} // namespace trefoil
