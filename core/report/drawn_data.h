// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/figure_spec.h"
#include "core/report/text_table.h"

namespace trefoil {

/// Rows of the frame that a figure shows: all but those that the spec hides and those excluded.
[[nodiscard]] std::vector<std::uint32_t> shownRows(const FigureSpec& spec, const Frame& frame);

/// The data that a figure draws: every shown run, every quantity on an axis, the colour group, and for each
/// scatter panel whether the run is on its front ("front_energy_kwh": "member", "dominated", "incomplete").
/// Where the frame is not as recorded, a last column "conditions" says what was assumed.
/// Stopped, it ends at some row.
[[nodiscard]] TextTable drawnData(
    const FigureSpec& spec, const Frame& frame, const Progress& progress = noProgress());

/// That last column, for tables of other boards; nothing where the frame is as recorded.
void appendConditions(TextTable& table, const Frame& frame);

} // namespace trefoil
