// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/board/board_look.h"
#include "ui/charts/board/prepared_board.h"

#include <QRectF>
#include <QSize>

#include <vector>

namespace trefoil {

/// One entry of the legend: a colour group, one of the two front states, or a grade of values.
struct LegendEntry {
    enum class Kind { Group, OnFront, Dominated, Graded, More };
    Kind kind = Kind::Group;
    std::size_t group = 0; ///< index into PreparedBoard::groups
    Grade grade = Grade::Measured; ///< of a Graded entry
    QString text;
    QRectF place;
};

/// Where a scatter panel lies, in pixels.
struct ScatterPlace {
    QRect card;
    QRect inner; ///< the plotting area
    bool showsY = true; ///< labels and title of the y axis
    QRectF header;
    QRectF xTitle;
    QRectF yTitle; ///< empty without showsY; its text is turned by 90°
    int xTicks = 4; ///< about how many labels fit
    int yTicks = 5;
};

struct BoardGeometry {
    std::vector<LegendEntry> legend;
    std::vector<ScatterPlace> scatters;
    std::vector<QRect> parallelCards;
    std::vector<QRect> parallels; ///< the area that each parallel plot may use
};

/// Lays a board out: the legend on top, scatter panels side by side (in rows where the width is short),
/// parallel coordinates below over the whole width. Pure; the same in the window and in print.
[[nodiscard]] BoardGeometry layOutBoard(const PreparedBoard& board, const BoardLook& look, QSize size);

/// The height, in pixels, that suits a width: what a figure of height 0 gets.
[[nodiscard]] int suitableHeight(const PreparedBoard& board, const BoardLook& look, int width);

} // namespace trefoil
