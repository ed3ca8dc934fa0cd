// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/groups/prepare.h"

#include "core/compression/group_gap.h"
#include "core/compression/verdict.h"
#include "core/fairness/group_metric.h"
#include "core/units/share.h"
#include "ui/bridge/text.h"
#include "ui/bridge/value_text.h"
#include "ui/charts/arrows/arrow_marks.h"
#include "ui/charts/group_dots/group_dots.h"
#include "ui/charts/group_heat/heat_table.h"
#include "ui/charts/group_heat/prepare_gaps.h"
#include "ui/charts/panels/report_rows.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <set>

namespace trefoil {
namespace {

struct GroupsPrepareText {
    Q_DECLARE_TR_FUNCTIONS(GroupsPrepareText)
};

/// Where in the heat table the largest loss stands.
struct Loss {
    std::size_t row = 0;
    std::size_t column = 0;
    double gain = 0;
};

/// Of groups that are large enough where one loses: among few examples one answer more or less is a large
/// change.
Loss largestLoss(const PreparedGroupHeat& heat, const std::vector<GroupComparison::Group>& groups)
{
    Loss ofLarge, ofAny;
    for (std::size_t row = 0; row < heat.rows.size(); ++row) {
        const bool isSmall = isTooSmallToCompare(groups[row].support);
        for (std::size_t column = 0; column < heat.columns.size(); ++column) {
            const double gain = heat.at(row, column).gain;
            if (gain < ofAny.gain)
                ofAny = {row, column, gain};
            if (!isSmall && gain < ofLarge.gain)
                ofLarge = {row, column, gain};
        }
    }
    return ofLarge.gain < 0 ? ofLarge : ofAny;
}

/// The runs that are drawn and have a value by the chosen quantity and attribute.
std::vector<RunId> drawnRuns(const PreparedGroupsBoard& board, const GroupTable& table)
{
    std::set<std::uint32_t> models;
    for (const GroupDot& dot : board.dots.dots)
        models.insert(dot.group);
    std::set<RunId> ofModels;
    for (const std::uint32_t model : models) {
        for (const std::uint32_t row : board.report->replicates.groups[model].rows)
            ofModels.insert(board.report->frame->runs[row]);
    }
    std::set<RunId> drawn;
    for (const GroupedValue& reading : table.readings) {
        if (ofModels.contains(reading.run) && table.quantities[reading.quantity]->id == board.board.quantity
            && table.groups[reading.group].attribute == board.board.attribute)
            drawn.insert(reading.run);
    }
    return {drawn.begin(), drawn.end()};
}

std::optional<PreparedGroupsBoard::Cut> cutOf(const PreparedGroupsBoard& board, const GroupTable& table)
{
    const auto metric = findGroupMetric(board.board.quantity);
    if (!table.threshold || !metric || !dependsOnThreshold(*metric))
        return std::nullopt;
    PreparedGroupsBoard::Cut cut{*table.threshold, 0, 0};
    for (const RunId run : drawnRuns(board, table)) {
        cut.cutRuns += std::ranges::binary_search(table.cutRuns, run) ? 1U : 0U;
        ++cut.shownRuns;
    }
    return cut.cutRuns > 0 ? std::optional(cut) : std::nullopt;
}

QStringList selectedAmong(const PreparedGroupsBoard& board, const RowSet* selection)
{
    QStringList names;
    for (const std::uint32_t group : groupsWith(*board.report, selection)) {
        if (std::ranges::find(board.dots.dots, group, &GroupDot::group) != board.dots.dots.end())
            names << variantLabel(*board.report, group, !board.hasBaseline());
    }
    return names;
}

/// Of the models that are shown the one whose groups are furthest apart.
QString gapSentence(const PreparedGroupsBoard& board)
{
    std::optional<GroupGap> widest;
    const GroupComparison::Variant* of = nullptr;
    for (const GroupComparison::Variant& model : board.comparison.variants) {
        const auto gap = gapBetweenGroups(board.comparison, valuesOf(model));
        const bool isShownModel =
            std::ranges::find(board.heat.groups, model.group) != board.heat.groups.end();
        if (gap && isShownModel && (!widest || gap->difference > widest->difference)) {
            widest = gap;
            of = &model;
        }
    }
    if (!widest)
        return board.comparison.quantity
            ? GroupsPrepareText::tr("No two groups of at least %1 examples can be compared.")
                  .arg(smallestComparedGroup)
            : QString();
    const Quantity& quantity = *board.comparison.quantity;
    const auto groupText = [&](std::size_t group) {
        return GroupsPrepareText::tr("%1 %2", "group, its value")
            .arg(toText(board.comparison.groups[group].name),
                valueText(of->changes[group].variant.mean, quantity));
    };
    const double factor = isFraction(quantity) ? 100 : 1;
    QString difference = QString::number(widest->difference * factor, 'f', board.heat.decimals);
    difference += isFraction(quantity) ? GroupsPrepareText::tr(" points") : QString();
    const QString ratio = std::isnan(widest->ratio)
        ? QString()
        : GroupsPrepareText::tr(", ratio %1").arg(QString::number(widest->ratio, 'f', 2));
    const QString where = board.heat.columns.size() > 1
        ? GroupsPrepareText::tr(" in %1").arg(variantLabel(*board.report, of->group, true))
        : QString();
    return GroupsPrepareText::tr(
        "Largest gap%1: %2 between %3 and %4%5, over %6 groups of at least %7 examples.")
        .arg(where, difference, groupText(widest->highest), groupText(widest->lowest), ratio)
        .arg(widest->groups)
        .arg(smallestComparedGroup);
}

} // namespace

PreparedGroupsBoard prepareGroupsBoard(const CompressionReportPointer& report, const GroupTable& table,
    const GroupsBoard& board, const RowSet* visible, const RowSet* emphasised)
{
    PreparedGroupsBoard prepared;
    prepared.report = report;
    prepared.owner = table.owner;
    prepared.board = suitableGroupsBoard(report, table, board);
    prepared.models = shownModels(report, table, prepared.board);
    const FamilyReport& models = *prepared.models;
    prepared.quantities = groupQuantitiesOf(*report, models, table);
    prepared.attributes = attributesOf(*report, models, table, prepared.board.quantity);
    prepared.comparison =
        compareGroups(*report, models, table, prepared.board.quantity, prepared.board.attribute);
    prepared.dots = prepareGroupDots(*report, models, prepared.comparison, visible, emphasised);
    prepared.cut = cutOf(prepared, table);
    prepared.selected = selectedAmong(prepared, emphasised);
    if (!prepared.hasBaseline()) {
        prepared.heat = prepareGroupGaps(*report, prepared.comparison, visible);
        prepared.sentence = gapSentence(prepared);
        return prepared;
    }
    prepared.heat = prepareGroupHeat(*report, prepared.comparison, prepared.board.change, visible);
    if (const Loss loss = largestLoss(prepared.heat, prepared.comparison.groups); loss.gain < 0)
        prepared.mostLost = prepared.heat.groups[loss.column];
    if (prepared.comparison.quantity) {
        const Amplification drift = amplificationOf(models, prepared.comparison);
        prepared.sentence = toText(describeAmplification(drift, *prepared.comparison.quantity));
    }
    return prepared;
}

QString cutText(const PreparedGroupsBoard& board)
{
    if (!board.cut)
        return {};
    const QString threshold = numberText(board.cut->threshold);
    return board.cut->cutRuns == board.cut->shownRuns
        ? GroupsPrepareText::tr("positive: scores from %1 on").arg(threshold)
        : GroupsPrepareText::tr("positive: scores from %1 on, in %2 of %3 runs")
              .arg(threshold)
              .arg(board.cut->cutRuns)
              .arg(board.cut->shownRuns);
}

QString partOfRuns(const MeanDifference& mean, const ReplicateGroup& model)
{
    return mean.count == model.rows.size()
        ? QString()
        : GroupsPrepareText::tr(" (%1 of %2 runs)").arg(mean.count).arg(model.rows.size());
}

PanelBoard groupsPanels(const PreparedGroupsBoard& board, const BoardLook& look)
{
    PanelBoard panels;
    panels.panels = {groupDotsPanel(board.dots), groupHeatPanel(board.heat, look)};
    panels.panels.back().weight = 1.25;
    panels.panels.front().note = cutText(board);
    if (board.dots.dots.empty())
        return panels;
    if (board.hasBaseline())
        panels.legend.push_back({baselineStyle(look), 0, false, board.dots.baselineName});
    for (std::size_t i = 0; i < board.dots.methods.size(); ++i) {
        const bool isUsed = std::ranges::any_of(
            board.dots.dots, [&](const GroupDot& dot) { return !dot.isBaseline && dot.method == i; });
        if (isUsed)
            panels.legend.push_back(
                {methodStyle(board.dots.methods[i], look), 0, false, board.dots.methods[i].text});
    }
    return panels;
}

QString groupsSummary(const PreparedGroupsBoard& board)
{
    if (!board.comparison.quantity)
        return GroupsPrepareText::tr("No value by group");
    const std::size_t variants = board.heat.columns.size();
    const std::string& attribute = board.comparison.attribute;
    const QString models = board.hasBaseline()
        ? GroupsPrepareText::tr("%1 of %2", "variants of a baseline")
              .arg(variants == 1 ? GroupsPrepareText::tr("1 variant")
                                 : GroupsPrepareText::tr("%1 variants").arg(variants),
                  board.dots.baselineName)
        : (variants == 1 ? GroupsPrepareText::tr("1 model, no baseline")
                         : GroupsPrepareText::tr("%1 models, no baseline").arg(variants));
    QStringList parts{GroupsPrepareText::tr("%1 by %2: %3 groups, %4")
                          .arg(toText(board.comparison.quantity->name),
                              attribute.empty() ? GroupsPrepareText::tr("group") : toText(attribute))
                          .arg(board.comparison.groups.size())
                          .arg(models)};
    if (!board.hasBaseline())
        return parts.front();
    const Loss loss = largestLoss(board.heat, board.comparison.groups);
    if (loss.gain < 0 && board.heat.hasDirection)
        parts << GroupsPrepareText::tr("most lost: %1 in %2, %3")
                     .arg(board.heat.rows[loss.row].text(), board.heat.columns[loss.column],
                         board.heat.at(loss.row, loss.column).text);
    return parts.join(QStringLiteral(" · "));
}

QString groupsCard(const PreparedGroupsBoard& board, std::uint32_t group)
{
    const ReplicateGroup& runs = board.report->replicates.groups[group];
    const auto variant =
        std::ranges::find(board.comparison.variants, group, &GroupComparison::Variant::group);
    const bool isVariant = variant != board.comparison.variants.end();
    const Quantity& quantity = *board.comparison.quantity;
    const auto meanOfGroup = [&](std::size_t i) -> const MeanDifference& {
        return isVariant ? variant->changes[i].variant : board.comparison.baseline[i];
    };
    std::set<QString> parts; // told once where they are the same for all groups
    for (std::size_t i = 0; i < board.comparison.groups.size(); ++i) {
        if (meanOfGroup(i).count > 0)
            parts.insert(partOfRuns(meanOfGroup(i), runs));
    }
    const bool isSamePart = parts.size() == 1;
    QStringList lines{QStringLiteral("<b>%1</b>%2")
                          .arg(toText(runs.name).toHtmlEscaped(), isSamePart ? *parts.begin() : QString())};
    bool isDerived = false;
    for (std::size_t i = 0; i < board.comparison.groups.size(); ++i) {
        const QString name = toText(board.comparison.groups[i].name).toHtmlEscaped();
        const MeanDifference& mean = meanOfGroup(i);
        const GroupComparison::Basis& basis =
            isVariant ? variant->bases[i] : board.comparison.baselineBases[i];
        if (mean.count == 0) {
            lines << name % QStringLiteral(": –");
            continue;
        }
        QString line = name % QStringLiteral(": ") % valueText(mean.mean, quantity);
        const Interval interval = intervalOf(mean, basis);
        if (std::isfinite(interval.high - interval.low))
            line += QStringLiteral(" [%1, %2]")
                        .arg(valueText(interval.low, quantity), valueText(interval.high, quantity));
        line += isSamePart ? QString() : partOfRuns(mean, runs);
        if (isVariant && variant->changes[i].baseline.count > 0)
            line += QStringLiteral(" (")
                % toText(std::string_view(describeChange(variant->changes[i])).substr(quantity.id.size() + 1))
                % u')';
        isDerived = isDerived || basis.derivedRuns > 0;
        lines << line;
    }
    if (isDerived)
        lines << GroupsPrepareText::tr("derived from counts or answers");
    return lines.join(QStringLiteral("<br>"));
}

} // namespace trefoil
