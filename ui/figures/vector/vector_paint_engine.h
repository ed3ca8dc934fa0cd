// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/plottables/later_painter.h"
#include "ui/charts/plottables/marker_painter.h"
#include "ui/figures/vector/vector_clip.h"
#include "ui/figures/vector/vector_page.h"
#include "ui/figures/vector/vector_writer.h"

#include <QBrush>
#include <QPaintEngine>
#include <QPen>
#include <QRectF>
#include <QStringList>

#include <span>

namespace trefoil {

/// A drawing to place at many points: path in painter units around (0,0). Solid brushes only.
struct MarkerSymbol {
    QPainterPath path;
    QPen pen;
    QBrush brush;
};

/// Hands what a QPainter paints to a VectorWriter.
///
/// - A pen of width 0 is drawn 0.25 pt wide; a cosmetic pen keeps its width under scaling.
/// - Gradients and patterns become images of 720 dpi (by QPainter's own emulation), so that a pattern's
///   dots are a tenth of a point wide.
/// - Text is always set in the figure font, upright, in its regular or bold face; other families and
///   slanted fonts that a painter asks for are listed by replacedFamilies(). Letter spacing,
///   capitalisation and stretch are not kept, glyph runs without text (QPainter::drawGlyphRun) are not
///   drawn.
/// - Composition modes other than source-over are not supported.
class VectorPaintEngine final : public QPaintEngine, public MarkerPlacingEngine, public LaterPaintingEngine {
public:
    /// @param writer must outlive the engine  @param page in canvas units
    VectorPaintEngine(VectorWriter& writer, const QRectF& page, TextForm textForm);

    /// The engine behind a painter, or null where the painter paints on something else.
    [[nodiscard]] static VectorPaintEngine* from(const QPainter& painter);

    /// Paints the symbol at each point (painter units; the painter's transform, clip and opacity hold;
    /// its pen and brush do not). Not finite and invisible points are left out; of opaque symbols in
    /// exactly one place (0.01 pt) only the last is written.
    void placeMarkers(const MarkerSymbol& symbol, std::span<const QPointF> points);
    void placeMarkers(QPainter&, const PointMarker& marker, std::span<const QPointF> centres) override
    {
        placeMarkers(MarkerSymbol{marker.path, marker.pen, marker.brush}, centres);
    }

    /// Hands the painting to the writer, which may carry it out when the file is written.
    void paintLater(std::function<void(QPainter&)> paint, std::int64_t marks) override;

    /// Paints open lines with one pen, each over those before it; a point that is not finite interrupts
    /// its line. The painter's transform must not shear or stretch the pen.
    void drawPolylines(const QPen& pen, std::span<const QPolygonF> lines);

    /// Characters without a glyph in the figure font, in order of appearance, each once.
    [[nodiscard]] const QStringList& missingGlyphs() const { return m_missingGlyphs; }
    [[nodiscard]] const QStringList& replacedFamilies() const { return m_replacedFamilies; }

    bool begin(QPaintDevice* device) override;
    bool end() override;
    void updateState(const QPaintEngineState& newState) override;
    void drawPath(const QPainterPath& path) override;
    void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override;
    void drawPixmap(const QRectF& target, const QPixmap& pixmap, const QRectF& source) override;
    void drawImage(const QRectF& target, const QImage& image, const QRectF& source,
        Qt::ImageConversionFlags flags) override;
    void drawTextItem(const QPointF& position, const QTextItem& item) override;
    [[nodiscard]] Type type() const override { return User; }

private:
    void writeClip();
    void paint(const QPainterPath& path, const QPen& pen, const QBrush& brush);
    [[nodiscard]] QColor withOpacity(QColor color) const;

    VectorWriter& m_writer;
    QRectF m_page;
    TextForm m_textForm;
    VectorClip m_clip;
    bool m_clipWritten = false;
    bool m_clipChanged = true;
    QStringList m_missingGlyphs;
    QStringList m_replacedFamilies;
};

} // namespace trefoil
