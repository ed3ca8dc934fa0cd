// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/run_table.h"
#include "ui/figures/figure_renderer.h"

#include <optional>
#include <string>

namespace trefoil {

/// What the boards of baselines and variants can be told on the command line. Empty: what suits the library.
struct CompressionFigure {
    std::string board; ///< "compress" or "groups"
    std::string baseline; ///< by number or name of a run, or name of its group; "all" for all (compress),
                          ///< "none" (groups)
    std::string x, y; ///< quantities of the compress board; y is that of the groups board, too
    std::string groupsBy; ///< attribute of the groups board
    std::optional<double> threshold; ///< groups board: scores from it on count as positive
    FigureSize size;
};

/// Draws such a board, or writes its data for CSV. Needs a QApplication. Errors: UnknownRun, SpecInvalid and
/// those of the library.
[[nodiscard]] Result<QByteArray> drawCompressionFigure(
    RunTable& table, const CompressionFigure& figure, FigureFormat format);

} // namespace trefoil
