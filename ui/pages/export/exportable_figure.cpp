// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/export/exportable_figure.h"

#include <QCoreApplication>

#include "ui/bridge/text.h"
#include "ui/figures/compression_figures.h"
#include "ui/figures/series_figure.h"

namespace trefoil {

namespace {

struct ExportableFigureText {
    Q_DECLARE_TR_FUNCTIONS(ExportableFigureText)
};

QString quantityText(const Frame& frame, const AxisSpec& axis)
{
    const Column* column = frame.find(axis.quantityId);
    return toText(column != nullptr ? column->quantity->name : axis.quantityId);
}

FigureSpec partOf(FigureSpec spec, const FigureSize& size, ExportableFigure::Panel panel)
{
    spec.size = size;
    if (panel) {
        spec.panels = {PanelSpec(spec.panels[*panel])};
    }
    return spec;
}

/// A board that is only drawn as a whole. data: called for a board that can be drawn.
template <class Board>
ExportableFigure wholeBoard(
    const QString& name, const Board& board, std::function<Result<QByteArray>(const Progress&)> data)
{
    ExportableFigure figure;
    figure.name = name;
    figure.prepare = [board](const FigureSize& size, ExportableFigure::Panel) {
        return prepareFigure(board, size);
    };
    figure.data = [board, data = std::move(data)](ExportableFigure::Panel, const Progress& progress) {
        // As on the command line: no file without a row, but the reason.
        return prepareFigure(board, FigureSize()).and_then([&](const PreparedFigurePointer&) {
            return data(progress);
        });
    };
    return figure;
}

} // namespace

ExportableFigure exportableFigure(const FigureSpec& spec, const FramePointer& frame)
{
    ExportableFigure figure;
    figure.name = toText(spec.title).toLower();
    for (const PanelSpec& panel : spec.panels) {
        figure.panels.push_back(panel.chart == "parallel"
                ? ExportableFigureText::tr("Parallel coordinates")
                : ExportableFigureText::tr("%1 against %2")
                      .arg(quantityText(*frame, panel.y), quantityText(*frame, panel.x)));
    }
    figure.prepare = [spec, frame](const FigureSize& size, ExportableFigure::Panel panel) {
        return prepareFigure(partOf(spec, size, panel), frame);
    };
    figure.data = [spec, frame](ExportableFigure::Panel panel, const Progress& progress) {
        return writeFigureData(partOf(spec, spec.size, panel), frame, progress);
    };
    figure.specification = [spec](const FigureSize& size, ExportableFigure::Panel panel) {
        return QByteArray::fromStdString(figureSpecToJson(partOf(spec, size, panel)));
    };
    return figure;
}

ExportableFigure exportableFigure(const PreparedCompressBoard& board)
{
    return wholeBoard(
        QStringLiteral("compress"), board, [board](const Progress&) { return figureData(board); });
}

ExportableFigure exportableFigure(const PreparedGroupsBoard& board)
{
    return wholeBoard(
        QStringLiteral("groups"), board, [board](const Progress&) { return figureData(board); });
}

ExportableFigure exportableFigure(const PreparedSeriesPointer& series)
{
    return wholeBoard(QStringLiteral("series"), series,
        [series](const Progress& progress) { return figureData(*series, progress); });
}

} // namespace trefoil
