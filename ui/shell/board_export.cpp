// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/board_export.h"

#include "ui/bridge/text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QSaveFile>

namespace trefoil {

namespace {

struct BoardExportText {
    Q_DECLARE_TR_FUNCTIONS(BoardExportText)
};

Result<QString> writtenFile(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return fail(Errc::FileNotWritable, {toUtf8(path), toUtf8(file.errorString())});
    }
    return path;
}

} // namespace

void exportBoard(const BoardToExport& board, const FigureSize& size, const FigureProvenance& provenance,
    const QString& folder, JobRunner& runner, QWidget* window,
    const std::function<void(Result<QString>)>& done)
{
    const QString suggested = QDir(folder).filePath(board.name % QStringLiteral(".pdf"));
    const QString path = QFileDialog::getSaveFileName(window, BoardExportText::tr("Export figure"), suggested,
        BoardExportText::tr("Figures and their data (*.pdf *.svg *.png *.csv)"));
    if (!path.isEmpty()) {
        writeBoard(board, size, provenance, path, runner, window, done);
    }
}

void writeBoard(const BoardToExport& board, const FigureSize& size, const FigureProvenance& provenance,
    const QString& path, JobRunner& runner, QObject* context,
    const std::function<void(Result<QString>)>& done)
{
    const auto format = figureFormatFromPath(toUtf8(path));
    if (!format) {
        done(tl::unexpected<Error>(format.error()));
        return;
    }
    RecordedFigurePointer figure;
    if (*format != FigureFormat::Csv) {
        const auto prepared = board.prepare(size);
        if (!prepared) {
            done(tl::unexpected<Error>(prepared.error()));
            return;
        }
        figure = recordFigure(*prepared);
    }
    runner.run<QString>(
        BoardExportText::tr("Writing the figure"),
        [figure, path, provenance, format = *format, data = board.data](
            Progress& progress) -> Result<QString> {
            const Result<QByteArray> bytes =
                figure ? writeFigure(*figure, format, provenance, progress) : Result<QByteArray>(data());
            return bytes ? writtenFile(path, *bytes) : tl::unexpected<Error>(bytes.error());
        },
        context, done);
}

} // namespace trefoil
