// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/series_figure.h"

#include "app/cli/output.h"
#include "app/cli/terminal_progress.h"
#include "core/report/drawn_data.h"
#include "ui/charts/series/read_series.h"
#include "ui/figures/series_figure.h"

#include <algorithm>

namespace trefoil {

namespace {

/// Errors: SpecInvalid naming the series that there are.
Result<std::string> quantityIn(const SeriesCatalogue& catalogue, const std::string& wanted)
{
    const auto choices = catalogue.choices();
    if (choices.empty()) {
        return fail(Errc::SpecInvalid, {"no run of the library has values over steps or time"});
    }
    if (wanted.empty()) {
        return choices.front().quantity->id;
    }
    std::string known;
    for (const SeriesCatalogue::Choice& choice : choices) {
        if (choice.quantity->id == wanted) {
            return wanted;
        }
        known += (known.empty() ? "" : ", ") + choice.quantity->id;
    }
    return fail(Errc::SpecInvalid, {"no run has a series of \"" + wanted + "\"; there are: " + known});
}

SeriesAlignment alignmentNamed(const std::string& name)
{
    const auto found = std::ranges::find(seriesAlignmentNames, name);
    return found == seriesAlignmentNames.end()
        ? SeriesAlignment::Step
        : static_cast<SeriesAlignment>(found - seriesAlignmentNames.begin());
}

Result<PreparedSeriesPointer> readCurves(Library& library, SeriesRequest request, bool isAlignmentGiven)
{
    SeriesCache cache;
    NoProgress progress;
    auto series = readSeries(library, request, cache, progress);
    if (!series || isAlignmentGiven) {
        return series;
    }
    const auto other = otherAlignment(**series);
    if (!other) {
        return series;
    }
    request.options.alignment = *other;
    return readSeries(library, request, cache, progress);
}

} // namespace

Result<QByteArray> drawSeriesFigure(Library& library, const FigureSpec& board, const FramePointer& frame,
    const SeriesFigure& figure, FigureFormat format)
{
    auto list = library.series();
    if (!list) {
        return tl::unexpected(list.error());
    }
    SeriesRequest request;
    request.catalogue = std::make_shared<const SeriesCatalogue>(SeriesCatalogue{std::move(*list)});
    const auto quantity = quantityIn(*request.catalogue, figure.quantity);
    if (!quantity) {
        return tl::unexpected(quantity.error());
    }
    request.frame = frame;
    request.rows = shownRows(board, *frame);
    request.colourBy = board.colourBy;
    request.options = {*quantity, alignmentNamed(figure.along), figure.smoothing,
        figure.isLogarithmic ? AxisScale::Logarithmic : AxisScale::Linear};
    const auto series = readCurves(library, std::move(request), !figure.along.empty());
    if (!series) {
        return tl::unexpected(series.error());
    }
    const std::string undrawn = undrawnText(**series).toStdString(); // which runs have no curve, and why
    const auto prepared = prepareFigure(*series, board.size);
    if (!prepared) {
        const bool isForCurves = (*series)->curves.empty() && !undrawn.empty();
        return isForCurves ? fail(Errc::SpecInvalid, {undrawn}) : tl::unexpected(prepared.error());
    }
    if (!undrawn.empty()) {
        note(undrawn);
    }
    TerminalProgress progress;
    if (format == FigureFormat::Csv) {
        return figureData(**series, progress);
    }
    const FigureProvenance provenance{
        library.path().filename().string(), describe(board.scenario), std::nullopt};
    return writeFigure(*recordFigure(*prepared), format, provenance, progress);
}

} // namespace trefoil
