// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <qcustomplot.h>

#include "core/frame/row_set.h"
#include "ui/charts/board/board_geometry.h"
#include "ui/charts/board/board_look.h"
#include "ui/charts/board/prepared_board.h"
#include "ui/charts/plottables/front_line.h"
#include "ui/charts/plottables/overlay_layer.h"
#include "ui/charts/plottables/parallel_lines.h"
#include "ui/charts/plottables/point_cloud.h"

namespace trefoil {

/// Draws a prepared board into a QCustomPlot, which it takes over: the same in the window and on the print
/// canvas. Nothing here redraws: the caller replots. Must be destroyed before the plot.
class BoardPlot {
public:
    explicit BoardPlot(QCustomPlot& plot);
    ~BoardPlot();
    BoardPlot(const BoardPlot&) = delete;
    BoardPlot& operator=(const BoardPlot&) = delete;

    /// Panels are made anew only when their number or kind differs from what is shown.
    void show(PreparedBoard board, const BoardLook& look);
    void setSelection(const std::shared_ptr<const RowSet>& rows); ///< null: no selection
    void setHoveredRow(std::optional<std::uint32_t> row);
    void setBrush(std::size_t parallel, int axis, std::optional<std::pair<double, double>> brush);

    /// Zooms panel k about a pixel; its y axis together with all that share it. resetRanges() undoes it.
    void zoom(std::size_t k, QPointF pixel, double factor);
    void resetRanges();

    [[nodiscard]] const PreparedBoard& board() const { return m_board; }
    [[nodiscard]] const BoardGeometry& geometry() const { return m_geometry; }
    [[nodiscard]] QRectF note(std::size_t k) const { return m_notes[k]; }
    [[nodiscard]] const PointCloud& cloud(std::size_t k) const { return *m_scatters[k].cloud; }
    [[nodiscard]] const ParallelLines& lines(std::size_t k) const { return *m_lines[k]; }
    /// Pixels of the drawn points of panel k, in the order of PreparedScatter::points.
    [[nodiscard]] std::vector<QPointF> pointPixels(std::size_t k) const;

private:
    struct ScatterParts {
        QCPAxisRect* rect = nullptr;
        FrontLine* front = nullptr;
        PointCloud* cloud = nullptr;
    };

    void rebuild();
    void addScatter();
    void addParallel();
    void fillScatter(std::size_t k);
    void fillParallel(std::size_t k);
    void styleAxes(const ScatterParts& parts);
    void arrange();
    void arrangeScatter(std::size_t k);
    void arrangeParallel(std::size_t k);
    [[nodiscard]] QPolygonF frontPixels(std::size_t k) const;
    void placeNotes();

    class Layout;
    QCustomPlot& m_plot;
    Layout* m_layout = nullptr; ///< owned by the plot
    PreparedBoard m_board;
    BoardLook m_look;
    BoardGeometry m_geometry;
    std::vector<QRectF> m_notes;
    bool m_isZoomed = false;
    std::vector<ScatterParts> m_scatters;
    std::vector<QCPAxisRect*> m_parallelRects;
    std::vector<ParallelLines*> m_lines;
    std::unique_ptr<LayerPart> m_cards;
    std::unique_ptr<LayerPart> m_text;
};

} // namespace trefoil
