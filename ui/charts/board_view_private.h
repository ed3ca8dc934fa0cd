// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <qcustomplot.h>

#include "ui/charts/board/board_plot.h"
#include "ui/charts/board/brush_drag.h"
#include "ui/charts/board_view.h"

namespace trefoil {

/// Which axis of which panel of the spec.
struct AxisPlace {
    enum class Kind { X, Y, Parallel };
    std::size_t panel = 0;
    Kind kind = Kind::X;
    std::size_t axis = 0; ///< parallel only
};

/// What BoardView shows and what a press, drag or key does. board_view_input.cpp and
/// board_view_keys.cpp have the latter.
class BoardView::Private : public QObject {
public:
    explicit Private(BoardView& view);

    // State: board_view_private.cpp
    void markDirty(); ///< prepares and replots once, when control returns to the event loop
    void ensurePrepared();
    void showSelection();
    void showOverlaySoon();
    void applySelection(RowSetPointer rows); ///< tells the owner
    void applyHover(std::optional<std::uint32_t> row);
    void clearBrushes();
    [[nodiscard]] bool hasBrush() const;
    [[nodiscard]] std::vector<std::uint32_t> shownRowList() const;
    [[nodiscard]] QString groupOf(std::uint32_t row) const;
    [[nodiscard]] std::size_t rowCount() const { return frame ? frame->rowCount() : 0; }

    // The axis chooser and menus: board_view_menus.cpp
    [[nodiscard]] AxisSpec& axisSpec(const AxisPlace& place);
    [[nodiscard]] std::optional<AxisPlace> titleAt(QPointF pixel) const;
    void setAxis(const AxisPlace& place, const AxisSpec& axis);
    void openChooser(const AxisPlace& place);
    void openMenu(QPoint position);
    void openMissingMenu(std::size_t k, QPoint position);
    void openParallelMenu(); ///< the axes of the parallel coordinates, each leading to its chooser
    void toggleScale(const AxisPlace& place);
    [[nodiscard]] std::optional<AxisPlace> focusedAxis(AxisPlace::Kind kind) const;
    void resetView();

    // Input: board_view_input.cpp
    bool eventFilter(QObject* watched, QEvent* event) override;
    void press(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    void release(const QMouseEvent& event);
    void wheel(const QWheelEvent& event);
    void hoverAt(const QMouseEvent& event);
    void clickAt(QPointF pixel, bool extends);
    void dragBrush(QPointF pixel);
    void finishRectangle(bool extends);
    void showCard(QPoint globalPosition, QPointF pixel, std::uint32_t row);
    [[nodiscard]] std::optional<std::size_t> scatterAt(QPointF pixel) const;
    [[nodiscard]] std::optional<std::size_t> parallelAt(QPointF pixel) const;
    [[nodiscard]] std::optional<std::uint32_t> rowAt(QPointF pixel) const;

    // Keys: board_view_keys.cpp
    bool key(const QKeyEvent& event);
    bool focusScatter(int k); ///< false where there is no such panel
    void walk(int key); ///< to the nearest run in the direction of an arrow key
    void walkFront(bool toTheRight); ///< along the Pareto front of the focused panel

    BoardView& q;
    QCustomPlot* plot; ///< child of the view
    std::unique_ptr<BoardPlot> board; ///< goes before the plot
    FramePointer frame;
    FigureSpec spec;
    RowSetPointer visible;
    RowSetPointer selection; ///< null: none
    RowSetPointer brushed; ///< the selection that the brushes made
    std::optional<std::uint32_t> hovered;
    bool isDirty = false;
    bool isPrepareScheduled = false;
    bool isOverlayScheduled = false;

    enum class Drag { None, Pressed, Rectangle, Brush };
    Drag drag = Drag::None;
    QPointF pressedAt;
    std::optional<BrushDrag> brushDrag;
    bool isBrushMoved = false;
    QRubberBand* rubberBand;
    std::size_t focusedScatter = 0;
};

} // namespace trefoil
