// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/run_table.h"
#include "core/figure/figure_spec.h"
#include "ui/figures/figure_renderer.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace trefoil {

/// What the Series board can be told on the command line. Empty members: what the window shows at first.
struct SeriesFigure {
    std::string quantity; ///< id; empty: the first choice of the window
    std::string along; ///< one of seriesAlignmentNames; empty: steps, or time where there are none
    double smoothing = 0; ///< weight of the moving average, 0 … 0.999
    bool isLogarithmic = false;
};

inline constexpr std::array<std::string_view, 4> seriesAlignmentNames{"step", "elapsed", "clock", "energy"};

/// Draws the curves of the shown runs, or writes their points for CSV. board: whose runs, colours and size
/// hold; frame: under its conditions. Needs a QApplication. Errors: SpecInvalid and those of the library.
[[nodiscard]] Result<QByteArray> drawSeriesFigure(Library& library, const FigureSpec& board,
    const FramePointer& frame, const SeriesFigure& figure, FigureFormat format);

} // namespace trefoil
