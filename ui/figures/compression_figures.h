// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/compress/prepare.h"
#include "ui/charts/groups/prepare.h"
#include "ui/figures/figure_renderer.h"

namespace trefoil {

/// The charts of the Compress and the Groups board as figures: the first of the three steps, on any thread.
/// Errors: SpecInvalid for a size that no figure can have, or where there is nothing to draw.
[[nodiscard]] Result<PreparedFigurePointer> prepareFigure(
    const PreparedCompressBoard& board, const FigureSize& size);
[[nodiscard]] Result<PreparedFigurePointer> prepareFigure(
    const PreparedGroupsBoard& board, const FigureSize& size);

/// The drawn numbers as CSV: one row per variant, or per variant and group.
[[nodiscard]] QByteArray figureData(const PreparedCompressBoard& board);
[[nodiscard]] QByteArray figureData(const PreparedGroupsBoard& board);

} // namespace trefoil
