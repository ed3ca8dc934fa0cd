// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/grade.h"
#include "ui/charts/board/board_look.h"
#include "ui/charts/plottables/point_style.h"

#include <cstdint>
#include <vector>

namespace trefoil {

/// Colour and shape of a colour group: the same as in lists and legends.
[[nodiscard]] PointStyle groupStyle(std::uint32_t code, bool hollow, const BoardLook& look);

/// How a value came to be, as the sign of its marker: nothing for what a device or the program measured, a
/// dot for modelled, a lying bar for declared, a standing bar for derived.
[[nodiscard]] MarkerSign gradeSign(Grade grade);

/// For all codes below `count`, in the order of styleIndex().
[[nodiscard]] std::vector<PointStyle> groupStyles(std::size_t count, const BoardLook& look);

/// The colours of lines, by code.
[[nodiscard]] std::vector<QColor> groupColours(std::size_t count, const BoardLook& look);

} // namespace trefoil
