// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <qcustomplot.h>

#include "core/frame/row_set.h"
#include "ui/charts/plottables/overlay_layer.h"
#include "ui/charts/plottables/parallel_axes_painter.h"
#include "ui/charts/plottables/parallel_geometry.h"
#include "ui/charts/plottables/parallel_line_raster.h"
#include "ui/charts/plottables/parallel_polylines.h"

namespace trefoil {

/// Parallel coordinates for up to a million rows, filling one axis rect whose own axes the caller hides. All
/// lines are on the plottable's layer; selected lines, brushes and hover on overlayLayer(); axes and titles
/// on "axes", above both. Up to exactUpTo lines are exact strokes, more are pixels; a file always gets exact
/// strokes and neither selection nor brushes nor hover. A missing value breaks its line.
///
/// Selection and brushes belong to the caller. Setters redraw nothing: after setSelection(), setBrush() and
/// setHoveredRow() call replotOverlay(), after anything else replot the plot. Pixels are those of the widget.
class ParallelLines : public QCPAbstractPlottable {
public:
    static constexpr std::size_t exactUpTo = 300;

    ParallelLines(QCPAxis* keyAxis, QCPAxis* valueAxis);

    /// The axes and, for each, one column of positions.
    void setAxes(std::vector<ParallelAxis> axes, LineColumns columns);
    void setLineColours(std::vector<QColor> colours);
    void setLook(const ParallelLook& look);
    const ParallelLook& look() const { return m_look; }
    void setBrush(int axis, std::optional<std::pair<double, double>> brush);
    void setVisibleRows(std::shared_ptr<const RowSet> rows);
    /// Null means "no selection"; an empty set means that nothing is selected and every line fades.
    void setSelection(std::shared_ptr<const RowSet> rows);
    void setHoveredRow(std::optional<std::uint32_t> row);

    std::size_t lineCount() const { return m_columns.lineCount(); }
    const std::vector<ParallelAxis>& axes() const { return m_axes; }
    /// For the current size of the axis rect.
    ParallelGeometry geometry() const;
    std::optional<std::uint32_t> rowAt(QPointF pixel, double tolerance) const;
    std::optional<ParallelHit> axisAt(QPointF pixel) const { return geometry().hit(pixel, m_axes); }
    /// How often the lines (not selection or hover) were drawn.
    int baseDrawCount() const { return m_baseDraws; }

    double selectTest(const QPointF& pos, bool onlySelectable, QVariant* details = nullptr) const override;
    QCPRange getKeyRange(bool& found, QCP::SignDomain domain = QCP::sdBoth) const override;
    QCPRange getValueRange(bool& found, QCP::SignDomain domain = QCP::sdBoth,
        const QCPRange& keyRange = QCPRange()) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    bool isDrawable() const { return m_axes.size() >= 2 && m_axes.size() == m_columns.axes.size(); }
    void drawOverlay(QCPPainter& painter);
    void drawAxes(QCPPainter& painter) const;
    void drawSelection(QCPPainter& painter);
    void drawHover(QCPPainter& painter) const;
    LineStrokes strokes(double opacity, double widthPoints) const;
    void ensureBase();
    ParallelLineRaster& raster();
    LineRasterMap rasterMap() const;
    QPointF imageOrigin() const;
    QColor lineColour(std::size_t line) const;
    std::uint32_t rowOf(std::size_t line) const;
    void invalidate();

    std::vector<ParallelAxis> m_axes;
    LineColumns m_columns;
    std::vector<QColor> m_colours;
    ParallelLook m_look;
    std::shared_ptr<const RowSet> m_visible;
    std::shared_ptr<const RowSet> m_selection;
    std::optional<std::uint32_t> m_hovered;

    QImage m_baseImage;
    LineRasterMap m_baseMap;
    QImage m_veil;
    std::optional<ParallelLineRaster> m_raster;
    int m_baseDraws = 0;
    std::unique_ptr<LayerPart> m_overlay;
    std::unique_ptr<LayerPart> m_axesPart;
};

} // namespace trefoil
