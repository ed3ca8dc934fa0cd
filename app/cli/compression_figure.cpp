// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/compression_figure.h"

#include "app/cli/find_group.h"
#include "app/cli/output.h"
#include "core/figure/saved_board.h"
#include "core/store/group_reading.h"
#include "core/store/threshold_reading.h"
#include "ui/figures/compression_figures.h"

namespace trefoil {

namespace {

/// The board as a figure, in the asked format.
template <class Board>
Result<QByteArray> writtenBoard(
    const Board& board, const FigureSize& size, FigureFormat format, const FigureProvenance& provenance)
{
    const auto prepared = prepareFigure(board, size);
    if (!prepared) {
        return tl::unexpected(prepared.error());
    }
    if (format == FigureFormat::Csv) {
        return figureData(board);
    }
    NoProgress progress;
    return writeFigure(*recordFigure(*prepared), format, provenance, progress);
}

/// A run of the named baseline; that of a board with variants where several are called so.
Result<RunId> namedBaseline(const CompressionReport& report, const CompressionFigure& figure)
{
    if (figure.baseline.empty() || figure.baseline == "all" || figure.baseline == "none") {
        return RunId();
    }
    std::vector<std::uint32_t> baselines;
    for (const FamilyReport& family : report.families) {
        baselines.push_back(family.family.baseline);
    }
    return findGroup(*report.frame, report.replicates, figure.baseline, baselines)
        .map([&](std::uint32_t group) {
            return report.frame->runs[report.replicates.groups[group].rows.front()];
        });
}

CompressBoard compressBoardFor(const CompressionFigure& figure, RunId baseline, const BoardChoice& saved,
    const CompressionReport& report)
{
    CompressBoard board = chosenCompressBoard(saved, report);
    board.x = figure.x.empty() ? board.x : figure.x;
    board.y = figure.y.empty() ? board.y : figure.y;
    if (!figure.baseline.empty()) {
        board.baseline = baseline;
        board.showsAllFamilies = figure.baseline == "all";
    }
    return board;
}

GroupsBoard groupsBoardFor(const CompressionFigure& figure, RunId baseline, const BoardChoice& saved,
    const CompressionReport& report)
{
    GroupsBoard board = chosenGroupsBoard(saved, report);
    board.quantity = figure.y.empty() ? board.quantity : figure.y;
    board.attribute = figure.groupsBy.empty() ? board.attribute : figure.groupsBy;
    board.baseline = figure.baseline.empty() ? board.baseline : baseline;
    board.showsEveryModel = figure.baseline.empty() ? board.showsEveryModel : figure.baseline == "none";
    return board;
}

/// What a person chose on that board, else what the library opens on.
Result<BoardChoice> choiceOfLibrary(Library& library, BoardKind board)
{
    std::string key = boardSettingKey(board);
    auto chosen = library.setting(key);
    if (chosen && !*chosen) {
        key = "board";
        chosen = library.setting(key);
    }
    return chosen.and_then(
        [&key](const std::optional<std::string>& json) { return savedChoice(key, json.value_or("")); });
}

} // namespace

Result<QByteArray> drawCompressionFigure(
    RunTable& table, const CompressionFigure& figure, FigureFormat format)
{
    const auto byHand = table.library.baselineChoices();
    if (!byHand) {
        return tl::unexpected(byHand.error());
    }
    NoProgress progress;
    const auto report = reportCompression(table.frame, *byHand, progress);
    if (!report) {
        return tl::unexpected(report.error());
    }
    if ((*report)->families.empty() && figure.board == "compress") {
        return fail(Errc::SpecInvalid, {"no baseline with variants was found in the library"});
    }
    const auto baseline = namedBaseline(**report, figure);
    if (!baseline) {
        return tl::unexpected(baseline.error());
    }
    const auto saved =
        choiceOfLibrary(table.library, figure.board == "compress" ? BoardKind::Compress : BoardKind::Groups);
    if (!saved) {
        return tl::unexpected(saved.error());
    }
    const FigureProvenance provenance{
        table.library.path().filename().string(), describe(table.scenario), std::nullopt};
    if (figure.board == "compress") {
        const CompressBoard board = compressBoardFor(figure, *baseline, *saved, **report);
        return writtenBoard(prepareCompressBoard(*report, board, nullptr), figure.size, format, provenance);
    }
    const std::filesystem::path& path = table.library.path();
    const auto groups = figure.threshold ? readGroupTableAt(path, *figure.threshold, progress)
                                         : readGroupTable(path, progress);
    if (!groups) {
        return tl::unexpected(groups.error());
    }
    const GroupsBoard board = groupsBoardFor(figure, *baseline, *saved, **report);
    const PreparedGroupsBoard prepared = prepareGroupsBoard(*report, **groups, board, nullptr, nullptr);
    if (figure.threshold && !prepared.cut) {
        note("no value that is drawn depends on scores of two classes: the threshold changes nothing");
        CompressionFigure asRecorded = figure;
        asRecorded.threshold.reset();
        return drawCompressionFigure(table, asRecorded, format);
    }
    return writtenBoard(prepared, figure.size, format, provenance);
}

} // namespace trefoil
