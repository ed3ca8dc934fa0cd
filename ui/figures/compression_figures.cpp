// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/compression_figures.h"

#include "core/compression/group_gap.h"
#include "core/report/drawn_data.h"
#include "ui/charts/compress/compress_plot.h"
#include "ui/charts/groups/groups_plot.h"
#include "ui/charts/panels/panel_geometry.h"
#include "ui/figures/prepared_figure.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>
#include <utility>

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

/// "selected: prune90"; empty without any.
QString selectedText(const QStringList& selected)
{
    return selected.isEmpty()
        ? QString()
        : CompressionFigureText::tr("selected: %1").arg(selected.join(QStringLiteral(", ")));
}

Result<PreparedFigurePointer> figureOf(std::unique_ptr<const FigureDrawing> drawing, const FigureSize& size,
    const QString& title, const QString& description, const QString& conditions, const QStringList& selected)
{
    if (const auto checked = checkFigureSize(size); !checked)
        return tl::unexpected<Error>(checked.error());
    auto figure = std::make_shared<PreparedFigure>();
    figure->size = size;
    // Only the selected ones may have intervals, and the mark of the window is not printed: so they are
    // named.
    const QString named = selectedText(selected);
    figure->title = named.isEmpty() ? title : CompressionFigureText::tr("%1; %2").arg(title, named);
    figure->description = description;
    QStringList notes{conditions, named};
    notes.removeAll(QString());
    figure->note = notes.join(QStringLiteral("; "));
    figure->drawing = std::move(drawing);
    return figure;
}

Cell numberCell(double value)
{
    return std::isnan(value) ? Cell() : Cell(value);
}

/// Runs behind the ratio of a variant, which may be fewer than it has.
Cell runsBehindHead(const CompressionReport& report, std::uint32_t group, const std::string& quantityId)
{
    for (const FamilyReport& family : report.families) {
        for (const VariantComparison& variant : family.variants) {
            const QuantityChange* change = variant.group == group ? variant.find(quantityId) : nullptr;
            if (change)
                return static_cast<double>(runsBehind(*change));
        }
    }
    return {};
}

/// One model and one group of people in the data of the Groups board.
struct GroupFigureRow {
    std::uint32_t model = 0; ///< of the report's replicates
    std::size_t group = 0; ///< of the comparison
    const MeanDifference& mean;
    const GroupComparison::Basis& basis;
    const QuantityChange* change = nullptr; ///< null: of the baseline
};

std::vector<Cell> groupFigureCells(const PreparedGroupsBoard& board, const GroupFigureRow& row,
    const std::optional<std::size_t>& best, const std::vector<double>& values)
{
    const GroupComparison& comparison = board.comparison;
    const auto& support = comparison.groups[row.group].support;
    const ReplicateGroup& model = board.report->replicates.groups[row.model];
    const Interval interval = intervalOf(row.mean, row.basis);
    const bool hasChange = row.change && row.change->baseline.count > 0 && row.mean.count > 0;
    const MeanDifference none;
    const MeanDifference& change = hasChange ? row.change->change : none;
    const char* grade = row.mean.count == 0 ? "" : row.basis.derivedRuns > 0 ? "derived" : "measured";
    std::vector<Cell> cells{model.name, comparison.attribute, comparison.groups[row.group].name,
        support ? Cell(static_cast<double>(*support)) : Cell(), numberCell(row.mean.mean),
        numberCell(interval.low), numberCell(interval.high), static_cast<double>(row.mean.count),
        static_cast<double>(model.rows.size()), std::string(grade),
        numberCell(best ? values[row.group] - values[*best] : undefinedNumber), numberCell(change.mean),
        numberCell(change.interval.low), numberCell(change.interval.high), numberCell(change.test.p),
        hasChange ? Cell(static_cast<double>(runsBehind(*row.change))) : Cell()};
    if (board.board.change == GroupChangeForm::OfError)
        cells.push_back(hasChange
                ? numberCell(normalisedChange(*comparison.quantity, row.change->baseline.mean, row.mean.mean))
                : Cell());
    if (board.cut)
        cells.emplace_back(board.cut->threshold);
    return cells;
}

} // namespace

Result<PreparedFigurePointer> prepareFigure(const PreparedCompressBoard& board, const FigureSize& size)
{
    if (board.arrows.heads.empty())
        return fail(Errc::SpecInvalid, {"no variant of a baseline can be drawn"});
    return figureOf(std::make_unique<CompressDrawing>(board), size, CompressionFigureText::tr("Compression"),
        compressSummary(board), conditionNote(board.report->frame->conditions), board.selected);
}

Result<PreparedFigurePointer> prepareFigure(const PreparedGroupsBoard& board, const FigureSize& size)
{
    if (board.dots.dots.empty())
        return fail(Errc::SpecInvalid, {"no run of a baseline and its variants has values by group"});
    QStringList sentences{groupsSummary(board), board.sentence};
    if (board.cut)
        sentences << cutText(board) % u'.';
    sentences.removeAll(QString());
    // Groups have values of quality, which no condition changes.
    return figureOf(std::make_unique<GroupsDrawing>(board), size, CompressionFigureText::tr("Groups"),
        sentences.join(u' '), QString(), board.selected);
}

QByteArray figureData(const PreparedCompressBoard& board)
{
    TextTable table;
    table.header = {"variant", "method", "runs"};
    for (const std::string& id : {board.board.x, board.board.y}) {
        for (const char* column : {"_ratio", "_ratio_low", "_ratio_high", "_runs"})
            table.header.push_back(id + column);
    }
    for (const ArrowHead& head : board.arrows.heads) {
        const ReplicateGroup& runs = board.report->replicates.groups[head.group];
        std::vector<Cell> row{runs.name, board.arrows.methods[head.method].text.toStdString(),
            static_cast<double>(runs.rows.size())};
        for (const auto& [id, ratio] :
            {std::pair(&board.board.x, &head.x), std::pair(&board.board.y, &head.y)}) {
            for (const double value : {ratio->value, ratio->interval.low, ratio->interval.high})
                row.push_back(numberCell(value));
            row.push_back(runsBehindHead(*board.report, head.group, *id));
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
        comparison.quantity ? comparison.quantity->id : "value", "low", "high", "runs", "runs_of_model",
        "grade", "difference_to_best_group", "change", "change_low", "change_high", "p", "change_runs"};
    if (board.board.change == GroupChangeForm::OfError)
        table.header.emplace_back("change_of_error"); // as a share of the baseline's
    if (board.cut)
        table.header.emplace_back("threshold");
    if (!comparison.quantity)
        return QByteArray::fromStdString(toCsv(table));
    if (board.hasBaseline()) {
        const std::vector<double> values = valuesOfBaseline(comparison);
        const auto best = bestGroup(comparison, values);
        for (std::size_t i = 0; i < comparison.groups.size(); ++i)
            table.rows.push_back(groupFigureCells(board,
                {board.models->family.baseline, i, comparison.baseline[i], comparison.baselineBases[i],
                    nullptr},
                best, values));
    }
    for (const GroupComparison::Variant& variant : comparison.variants) {
        const std::vector<double> values = valuesOf(variant);
        const auto best = bestGroup(comparison, values);
        for (std::size_t i = 0; i < comparison.groups.size(); ++i)
            table.rows.push_back(groupFigureCells(board,
                {variant.group, i, variant.changes[i].variant, variant.bases[i], &variant.changes[i]}, best,
                values));
    }
    return QByteArray::fromStdString(toCsv(table));
}

} // namespace trefoil
