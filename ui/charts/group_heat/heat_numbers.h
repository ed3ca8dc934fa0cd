// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QSizeF>

#include "ui/charts/board/board_look.h"
#include "ui/charts/group_heat/prepare.h"

namespace trefoil {

/// How the numbers of a heat table are written: all alike, so that they can be compared.
struct HeatNumberForm {
    std::size_t leftOut = 0; ///< decimals less than the intervals justify
    bool isUpright = false; ///< turned by 90°
    double scale = 1; ///< of the size of tick labels; below 1 only on paper
    bool fits = true; ///< false: some number does not fit into its cell, so none is written
};

/// Decimals that may be left out so that cells can still be told apart.
[[nodiscard]] std::size_t mostLeftOut(const PreparedGroupHeat& heat);

/// What a number needs, in pixels: its digits (turned with them) and the air around them, more inside of a
/// frame.
[[nodiscard]] QSizeF heatNumberRoom(const HeatCell& cell, const HeatNumberForm& form, const BoardLook& look);
[[nodiscard]] QFont heatNumberFont(const HeatCell& cell, const HeatNumberForm& form, const BoardLook& look);
[[nodiscard]] const QString& heatNumberText(const HeatCell& cell, const HeatNumberForm& form);

/// The form in which every number fits into a cell of that size and says most: more decimals before fewer,
/// level before upright, in the size of tick labels before a smaller one, which is never below 5 pt. Where
/// none fits, the one that needs least. Whole numbers only where the largest change has two digits at least.
[[nodiscard]] HeatNumberForm heatNumberForm(
    const PreparedGroupHeat& heat, QSizeF cell, const BoardLook& look);

/// The largest room that any number of the table needs in that form.
[[nodiscard]] QSizeF largestHeatNumber(
    const PreparedGroupHeat& heat, const HeatNumberForm& form, const BoardLook& look);

} // namespace trefoil
