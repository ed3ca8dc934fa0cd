// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figures/figure_renderer.h"
#include "ui/jobs/job_runner.h"

#include <QString>

#include <functional>

class QWidget;

namespace trefoil {

/// A board that is exported as it is shown, without the choice of panels that the Compare board offers.
struct BoardToExport {
    QString name; ///< of the file: "compress"
    std::function<Result<PreparedFigurePointer>(const FigureSize&)> prepare;
    std::function<QByteArray()> data; ///< as CSV
};

/// Asks for a file (PDF, SVG, PNG, CSV) and writes the board at that size. Only the layout runs on the
/// window's thread. done: path of the file, or why it could not be written; not called when nothing is
/// chosen.
void exportBoard(const BoardToExport& board, const FigureSize& size, const FigureProvenance& provenance,
    const QString& folder, JobRunner& runner, QWidget* window,
    const std::function<void(Result<QString>)>& done);

/// The same without a question.
void writeBoard(const BoardToExport& board, const FigureSize& size, const FigureProvenance& provenance,
    const QString& path, JobRunner& runner, QObject* context,
    const std::function<void(Result<QString>)>& done);

} // namespace trefoil
