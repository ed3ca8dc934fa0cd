// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/curve.h"
#include "ui/charts/plottables/overlay_layer.h"

#include <qcustomplot.h>

#include <memory>
#include <optional>
#include <vector>

namespace trefoil {

/// One curve and how it is drawn.
struct SeriesLine {
    Curve curve; ///< the one that is pointed at
    std::optional<Curve> behind; ///< drawn pale below: the raw values of a smoothed curve
    QColor colour;
    QColor paleColour;
    Qt::PenStyle dash = Qt::SolidLine;
};

/// All curves of a plot in one plottable. Drawing costs what the plot is wide: a curve of millions of points
/// is drawn by the extremes of each pixel column (Curve::decimated). Missing values break a line; a value
/// between two missing ones is a dot. On a logarithmic axis values must be above zero.
class SeriesLines : public QCPAbstractPlottable {
public:
    SeriesLines(QCPAxis* keyAxis, QCPAxis* valueAxis);

    void setLines(std::vector<SeriesLine> lines);
    [[nodiscard]] const std::vector<SeriesLine>& lines() const { return m_lines; }
    void setLinePixels(double width) { m_width = width; }
    void setTextColour(const QColor& colour) { m_textColour = colour; } ///< of the ring around a point

    struct Place {
        std::size_t line = 0;
        CurvePoint point;

        friend bool operator==(const Place&, const Place&) = default;
    };
    /// The drawn point that is nearest to the pixel; nothing within the tolerance in pixels.
    [[nodiscard]] std::optional<Place> placeAt(QPointF pixel, double tolerance) const;
    /// What is drawn of a curve in the present range, in its order.
    [[nodiscard]] std::vector<CurvePoint> drawnPoints(std::size_t line) const;

    /// Drawn on the overlay: replotOverlay() shows a change.
    void setHighlight(std::optional<Place> place) { m_highlight = place; }
    void setHighlightedLines(std::vector<std::size_t> lines) { m_highlightedLines = std::move(lines); }

    double selectTest(const QPointF& pos, bool onlySelectable, QVariant* details = nullptr) const override;
    QCPRange getKeyRange(bool& found, QCP::SignDomain domain = QCP::sdBoth) const override;
    QCPRange getValueRange(bool& found, QCP::SignDomain domain = QCP::sdBoth,
        const QCPRange& keyRange = QCPRange()) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    [[nodiscard]] std::vector<CurvePoint> decimated(const Curve& curve) const;
    void drawCurve(QPainter& painter, const Curve& curve, const QPen& pen) const;
    void drawOverlay(QPainter& painter) const;
    [[nodiscard]] QPen penOf(const SeriesLine& line, double factor) const;

    std::vector<SeriesLine> m_lines;
    double m_width = 1.5;
    QColor m_textColour = Qt::black;
    std::optional<Place> m_highlight;
    std::vector<std::size_t> m_highlightedLines;
    std::unique_ptr<LayerPart> m_overlay;
};

} // namespace trefoil
