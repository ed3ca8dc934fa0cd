// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include <QString>

#include "ui/pages/export/exportable_figure.h"
#include "ui/pages/export/figure_task.h"

namespace trefoil {

/// What a figure's file can be.
enum class FigureFileKind { Pdf, Svg, Png, Csv, Specification };

[[nodiscard]] QString endingOf(FigureFileKind kind); ///< without the dot
[[nodiscard]] std::optional<FigureFileKind> figureFileKindOf(const QString& path); ///< by its ending
[[nodiscard]] QString withEnding(const QString& path, FigureFileKind kind);

/// A file in the folder that does not exist yet, named after the library (may be empty) and the figure.
[[nodiscard]] QString freshFigurePath(
    const QString& folder, const QString& library, const QString& figure, FigureFileKind kind);

/// What is written, and where.
struct FigureFile {
    ExportableFigure figure;
    ExportableFigure::Panel panel;
    FigureSize size;
    FigureFileKind kind = FigureFileKind::Pdf;
    FigureProvenance provenance;
    QString path;
};

/// Writes beside the window; only the layout runs on its thread. A file is there as a whole or not at all.
/// done: why it could not be written; Cancelled when the task was.
void writeFigureFile(FigureTask& task, const FigureFile& file, std::function<void(const Result<void>&)> done);

} // namespace trefoil
