// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <qcustomplot.h>

#include "core/frame/row_set.h"
#include "ui/charts/plottables/overlay_layer.h"
#include "ui/charts/plottables/point_index.h"
#include "ui/charts/plottables/point_layout.h"
#include "ui/charts/plottables/point_raster.h"
#include "ui/charts/plottables/point_style.h"
#include "ui/charts/plottables/sprite.h"

namespace trefoil {

/// Colours of a point cloud that are not those of its points.
struct PointCloudColours {
    QColor background = Qt::white;
    QColor ring = Qt::black;
};

/// A scatter plot of up to a million points. All points are drawn on the plottable's own layer; selection and
/// hover on overlayLayer(), so a brush or a moving cursor never redraws the points. While a selection exists,
/// the points outside it fade towards the background. No point is left out for speed; a point without a
/// finite position (or not positive on a logarithmic axis) is counted in skippedCount() and never drawn.
///
/// The cloud owns no selection: the caller keeps the sets of rows and hands them in. Setters redraw nothing.
/// After setSelection() or setHoveredRow() call replotOverlay(); after anything else replot the plot. The key
/// axis must be horizontal. Pixels in this interface are those of the widget.
class PointCloud : public QCPAbstractPlottable {
public:
    PointCloud(QCPAxis* keyAxis, QCPAxis* valueAxis);

    void setColumns(PointColumns columns);
    void setStyles(std::vector<PointStyle> styles);
    void setColours(const PointCloudColours& colours);
    /// Device-independent pixels per 1/72 inch: 96/72 on a screen (the default), the layout factor on a print
    /// canvas.
    void setPixelsPerPoint(double pixelsPerPoint);
    /// Rows that are shown; null shows every row.
    void setVisibleRows(std::shared_ptr<const RowSet> rows);
    /// Null means "no selection"; an empty set means that nothing is selected and every point fades.
    void setSelection(std::shared_ptr<const RowSet> rows);
    void setHoveredRow(std::optional<std::uint32_t> row);

    std::size_t pointCount() const { return m_columns.x ? m_columns.x->size() : 0; }
    /// Visible points that cannot be drawn on the current axes.
    std::size_t skippedCount() const;
    /// Visible points inside the panel or so near that their marker reaches into it.
    std::size_t drawnCount() const;
    /// The row of the nearest point within tolerance; of equally near points the one on top.
    std::optional<std::uint32_t> rowAt(QPointF pixel, double tolerance) const;
    /// The visible rows inside the rectangle, in a set over rowCount rows.
    RowSet rowsInRect(const QRectF& pixels, std::size_t rowCount) const;
    /// How often the points (not selection or hover) were drawn.
    int baseDrawCount() const { return m_baseDraws; }

    double selectTest(const QPointF& pos, bool onlySelectable, QVariant* details = nullptr) const override;
    QCPRange getKeyRange(bool& found, QCP::SignDomain domain = QCP::sdBoth) const override;
    QCPRange getValueRange(bool& found, QCP::SignDomain domain = QCP::sdBoth,
        const QCPRange& keyRange = QCPRange()) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    void drawExport(QCPPainter& painter) const;
    void drawOverlay(QCPPainter& painter);
    void drawRings(QCPPainter& painter) const;
    void ensureLayout() const;
    void renderBase();
    void updateSelectionImage();
    std::vector<QRect> changedPixels() const;
    std::vector<std::uint32_t> pointsOf(const RowSet& rows) const;
    std::vector<std::uint32_t> selectedNear(std::span<const QRect> areas) const;
    std::optional<std::uint32_t> pointOfRow(std::uint32_t row) const;
    std::uint32_t rowOfPoint(std::uint32_t point) const;
    std::span<const double> xPositions() const;
    std::span<const double> yPositions() const;
    std::span<const StyleIndex> styleColumn() const;
    PanelMap panelMap(double pixelRatio, int margin) const;
    QPointF imageOrigin() const;
    void invalidate();

    PointColumns m_columns;
    std::vector<PointStyle> m_styles;
    PointCloudColours m_colours;
    double m_pixelsPerPoint = 96.0 / 72.0;
    std::shared_ptr<const RowSet> m_visible;
    std::shared_ptr<const RowSet> m_selection;
    std::optional<std::uint32_t> m_hovered;
    std::vector<std::uint32_t> m_pointOfRow;

    mutable std::vector<double> m_logX;
    mutable std::vector<double> m_logY;
    mutable std::vector<Sprite> m_sprites;
    mutable double m_spriteRatio = 0;
    mutable std::optional<PointLayout> m_layout;
    mutable std::optional<PointIndex> m_index;

    PointRaster m_raster;
    QImage m_baseImage;
    QImage m_veil;
    QImage m_selectionImage;
    std::optional<RowSet> m_drawnSelection;
    int m_baseDraws = 0;
    std::unique_ptr<LayerPart> m_overlay;
};

} // namespace trefoil
