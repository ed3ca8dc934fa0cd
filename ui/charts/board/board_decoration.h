// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/board/board_geometry.h"
#include "ui/charts/board/board_look.h"
#include "ui/charts/board/prepared_board.h"

#include <QPainter>

namespace trefoil {

/// The cards behind the panels; nothing in print.
void paintBoardCards(QPainter& painter, const BoardGeometry& geometry, const BoardLook& look);

/// Everything written around and in the panels: legend, headers, axis titles, why a panel is empty. notes:
/// for each scatter panel where its note on missing runs stands.
void paintBoardText(QPainter& painter, const PreparedBoard& board, const BoardGeometry& geometry,
    std::span<const QRectF> notes, const BoardLook& look);

/// Where the note on missing runs fits without covering a point: a corner of the panel, the lower right one
/// preferred. pixels: the drawn points. Empty where there is nothing to note.
[[nodiscard]] QRectF notePlace(const PreparedScatter& scatter, const ScatterPlace& place,
    std::span<const QPointF> pixels, const BoardLook& look);

/// The title of an axis as it is drawn: on screen with the mark that it can be changed.
[[nodiscard]] QString shownTitle(const PreparedAxis& axis, const BoardLook& look);

} // namespace trefoil
