// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/board/board_look.h"
#include "ui/charts/panels/panel_content.h"

#include <QRectF>
#include <QSize>

#include <vector>

namespace trefoil {

/// Where a panel and what is written around it lie, in pixels.
struct PanelPlace {
    QRect card;
    QRect inner; ///< what the axes enclose
    QRectF header;
    QRectF remark; ///< empty: left out
    bool isRemarkInHeader = false; ///< and not below it
    QRectF xTitle;
    QRectF yTitle; ///< its text is turned by 90°
    QRectF note;
    QRectF colours; ///< the whole scale with its texts; empty: none
    int xTicks = 4; ///< about how many labels fit
    int yTicks = 5;
    double labelWidth = 0; ///< room for the labels of y
};

struct PanelGeometry {
    std::vector<QRectF> legend; ///< one per entry
    std::vector<PanelPlace> panels;
};

/// Side by side by weight; one below the other where a panel would be narrower than it can be read, with
/// heights as each needs. Pure.
[[nodiscard]] PanelGeometry layOutPanels(const PanelBoard& board, const BoardLook& look, QSize size);

/// The height, in pixels, that suits a width: what a figure of height 0 gets.
[[nodiscard]] int suitableHeight(const PanelBoard& board, const BoardLook& look, int width);

} // namespace trefoil
