// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/compression_figures.h"

#include "core/report/drawn_data.h"
#include "ui/bridge/value_text.h"
#include "ui/charts/compress/compress_plot.h"
#include "ui/charts/groups/groups_plot.h"
#include "ui/charts/panels/panel_geometry.h"
#include "ui/figures/prepared_figure.h"

#include <QCoreApplication>

#include <cmath>

namespace trefoil {
namespace {

struct CompressionFigureText {
    Q_DECLARE_TR_FUNCTIONS(CompressionFigureText)
};

class CompressDrawing final : public FigureDrawing {
public:
    explicit CompressDrawing(PreparedCompressBoard board)
        : m_board(std::move(board))
    {
    }
    int heightFor(const BoardLook& look, int width) const override
    {
        return suitableHeight(compressPanels(m_board, look), look, width);
    }
    std::shared_ptr<void> drawInto(QCustomPlot& plot, const BoardLook& look) const override
    {
        auto drawn = std::make_shared<CompressPlot>(plot);
        drawn->show(m_board, look);
        return drawn;
    }

private:
    PreparedCompressBoard m_board;
};

class GroupsDrawing final : public FigureDrawing {
public:
    explicit GroupsDrawing(PreparedGroupsBoard board)
        : m_board(std::move(board))
    {
    }
    int heightFor(const BoardLook& look, int width) const override
    {
        return suitableHeight(groupsPanels(m_board, look), look, width);
    }
    std::shared_ptr<void> drawInto(QCustomPlot& plot, const BoardLook& look) const override
    {
        auto drawn = std::make_shared<GroupsPlot>(plot);
        drawn->show(m_board, look);
        return drawn;
    }

private:
    PreparedGroupsBoard m_board;
};

Result<PreparedFigurePointer> figureOf(std::unique_ptr<const FigureDrawing> drawing, const FigureSize& size,
    const QString& title, const QString& description, const std::string& conditions)
{
    if (const auto checked = checkFigureSize(size); !checked)
        return tl::unexpected<Error>(checked.error());
    auto figure = std::make_shared<PreparedFigure>();
    figure->size = size;
    figure->title = title;
    figure->description = description;
    figure->note = conditionNote(conditions);
    figure->drawing = std::move(drawing);
    return figure;
}

Cell numberCell(double value)
{
    return std::isnan(value) ? Cell() : Cell(value);
}

} // namespace

Result<PreparedFigurePointer> prepareFigure(const PreparedCompressBoard& board, const FigureSize& size)
{
    if (board.arrows.heads.empty())
        return fail(Errc::SpecInvalid, {"no variant of a baseline can be drawn"});
    return figureOf(std::make_unique<CompressDrawing>(board), size, CompressionFigureText::tr("Compression"),
        compressSummary(board), board.report->frame->conditions);
}

Result<PreparedFigurePointer> prepareFigure(const PreparedGroupsBoard& board, const FigureSize& size)
{
    if (board.dots.dots.empty())
        return fail(Errc::SpecInvalid, {"no run of a baseline and its variants has values by group"});
    const QString summary = groupsSummary(board);
    return figureOf(std::make_unique<GroupsDrawing>(board), size, CompressionFigureText::tr("Groups"),
        summary % u' ' % board.amplification
            % (board.threshold ? CompressionFigureText::tr(" Positive: scores from %1 on.")
                                     .arg(numberText(*board.threshold))
                               : QString()),
        {}); // groups have values of quality, which no condition changes
}

QByteArray figureData(const PreparedCompressBoard& board)
{
    TextTable table;
    table.header = {"variant", "method", "runs"};
    for (const std::string& id : {board.board.x, board.board.y}) {
        for (const char* column : {"_ratio", "_ratio_low", "_ratio_high"})
            table.header.push_back(id + column);
    }
    for (const ArrowHead& head : board.arrows.heads) {
        const ReplicateGroup& runs = board.report->replicates.groups[head.group];
        std::vector<Cell> row{runs.name, board.arrows.methods[head.method].text.toStdString(),
            static_cast<double>(runs.rows.size())};
        for (const Ratio* ratio : {&head.x, &head.y}) {
            for (const double value : {ratio->value, ratio->interval.low, ratio->interval.high})
                row.push_back(numberCell(value));
        }
        table.rows.push_back(std::move(row));
    }
    appendConditions(table, *board.report->frame);
    return QByteArray::fromStdString(toCsv(table));
}

QByteArray figureData(const PreparedGroupsBoard& board)
{
    const GroupComparison& comparison = board.comparison;
    TextTable table;
    table.header = {"model", "attribute", "group", "n",
        comparison.quantity ? comparison.quantity->id : "value", "change", "change_low", "change_high", "p"};
    const bool isOfError = board.board.change == GroupChangeForm::OfError;
    if (isOfError)
        table.header.push_back("change_of_error"); // as a share of the baseline's
    if (board.threshold)
        table.header.push_back("threshold");
    if (!comparison.quantity)
        return QByteArray::fromStdString(toCsv(table));
    const auto add = [&](std::uint32_t group, std::size_t i, const MeanDifference& own,
                         const MeanDifference& change) {
        const auto& support = comparison.groups[i].support;
        table.rows.push_back({board.report->replicates.groups[group].name, comparison.attribute,
            comparison.groups[i].name, support ? Cell(static_cast<double>(*support)) : Cell(),
            numberCell(own.mean), numberCell(change.mean), numberCell(change.interval.low),
            numberCell(change.interval.high), numberCell(change.test.p)});
        if (isOfError)
            table.rows.back().push_back(std::isnan(change.mean)
                    ? Cell()
                    : numberCell(
                        normalisedChange(*comparison.quantity, comparison.baseline[i].mean, own.mean)));
        if (board.threshold)
            table.rows.back().emplace_back(*board.threshold);
    };
    const std::uint32_t baseline = board.report->families[board.family].family.baseline;
    for (std::size_t i = 0; i < comparison.groups.size(); ++i)
        add(baseline, i, comparison.baseline[i], {});
    for (const GroupComparison::Variant& variant : comparison.variants) {
        for (std::size_t i = 0; i < comparison.groups.size(); ++i)
            add(variant.group, i, variant.changes[i].variant, variant.changes[i].change);
    }
    return QByteArray::fromStdString(toCsv(table));
}

} // namespace trefoil
