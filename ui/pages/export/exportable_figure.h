// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <QByteArray>
#include <QString>

#include "ui/charts/compress/prepare.h"
#include "ui/charts/groups/prepare.h"
#include "ui/charts/series/prepare.h"
#include "ui/figures/figure_renderer.h"

namespace trefoil {

/// What of a board can be exported. The functions run on any thread and keep alive what they draw.
struct ExportableFigure {
    using Panel = std::optional<std::size_t>; ///< index in panels; absent: the whole board

    QString name; ///< of the file: "compress"
    std::vector<QString> panels; ///< that can be exported alone; may be none
    std::function<Result<PreparedFigurePointer>(const FigureSize&, Panel)> prepare;
    std::function<Result<QByteArray>(Panel, const Progress&)> data; ///< what is drawn, as CSV
    /// JSON that trefoil-cli figure --spec draws again; empty where it does not know such a figure.
    std::function<QByteArray(const FigureSize&, Panel)> specification;
};

/// The frame is the derived one of spec.scenario.
[[nodiscard]] ExportableFigure exportableFigure(const FigureSpec& spec, const FramePointer& frame);
[[nodiscard]] ExportableFigure exportableFigure(const PreparedCompressBoard& board);
[[nodiscard]] ExportableFigure exportableFigure(const PreparedGroupsBoard& board);
[[nodiscard]] ExportableFigure exportableFigure(const PreparedSeriesPointer& series);

} // namespace trefoil
