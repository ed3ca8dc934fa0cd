// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <qcustomplot.h>

#include "ui/charts/panels/panel_content.h"
#include "ui/charts/panels/panel_geometry.h"
#include "ui/charts/plottables/overlay_layer.h"

namespace trefoil {

/// Cards, headers, axes and legend of a board of panels in a QCustomPlot, which it takes over; the charts
/// draw into its axes. The same in the window and on the print canvas. Nothing here redraws: the caller
/// replots. Must be destroyed before the plot.
class PanelPlot {
public:
    /// count: panels; it stays.
    PanelPlot(QCustomPlot& plot, std::size_t count);
    ~PanelPlot();
    PanelPlot(const PanelPlot&) = delete;
    PanelPlot& operator=(const PanelPlot&) = delete;

    void show(PanelBoard board, const BoardLook& look);
    [[nodiscard]] QCPAxis* x(std::size_t k) const;
    [[nodiscard]] QCPAxis* y(std::size_t k) const;
    [[nodiscard]] const PanelBoard& board() const { return m_board; }
    [[nodiscard]] const PanelGeometry& geometry() const { return m_geometry; } ///< after the first replot
    [[nodiscard]] const BoardLook& look() const { return m_look; }
    [[nodiscard]] std::optional<std::size_t> panelAt(QPointF pixel) const; ///< by the plotting area

private:
    void arrange();
    void styleAxis(QCPAxis& axis, const PanelAxis& content);
    void paintText(QCPPainter& painter) const;
    void paintLegend(QCPPainter& painter) const;
    void paintColours(QCPPainter& painter, const PanelColourScale& colours, const QRectF& place) const;
    void paintPanel(QCPPainter& painter, const PanelContent& panel, const PanelPlace& place) const;

    class Layout;
    QCustomPlot& m_plot;
    Layout* m_layout = nullptr; ///< owned by the plot
    PanelBoard m_board;
    BoardLook m_look;
    PanelGeometry m_geometry;
    std::vector<QCPAxisRect*> m_rects;
    std::unique_ptr<LayerPart> m_cards;
    std::unique_ptr<LayerPart> m_text;
};

} // namespace trefoil
