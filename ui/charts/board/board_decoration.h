// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/board/board_geometry.h"
#include "ui/charts/board/board_look.h"
#include "ui/charts/board/prepared_board.h"

#include <QPainter>
#include <QPolygonF>

#include <span>
#include <vector>

namespace trefoil {

/// The cards behind the panels; nothing in print.
void paintBoardCards(QPainter& painter, const BoardGeometry& geometry, const BoardLook& look);

/// Everything written around and in the panels: legend, headers, axis titles, why a panel is empty. notes:
/// for each scatter panel where its note on missing runs stands.
void paintBoardText(QPainter& painter, const PreparedBoard& board, const BoardGeometry& geometry,
    std::span<const QRectF> notes, const BoardLook& look);

/// What a note should not cover, in pixels.
struct DrawnMarks {
    std::vector<QPointF> points;
    QPolygonF front; ///< corners of the staircase
};

/// Where the note on missing runs fits without covering a mark: as low as possible, preferably to the right.
/// Empty where there is nothing to note.
[[nodiscard]] QRectF notePlace(const PreparedScatter& scatter, const ScatterPlace& place,
    const DrawnMarks& marks, const BoardLook& look);

/// The title of an axis as it is drawn: on screen with the mark that it can be changed.
[[nodiscard]] QString shownTitle(const PreparedAxis& axis, const BoardLook& look);

} // namespace trefoil
