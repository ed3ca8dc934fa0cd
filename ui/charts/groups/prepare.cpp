// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/groups/prepare.h"

#include "core/compression/verdict.h"
#include "core/figure/compress_board.h"
#include "ui/bridge/text.h"
#include "ui/bridge/value_text.h"
#include "ui/charts/arrows/arrow_marks.h"
#include "ui/charts/group_dots/group_dots.h"
#include "ui/charts/group_heat/heat_table.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

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

} // namespace

PreparedGroupsBoard prepareGroupsBoard(const CompressionReportPointer& report, const GroupTable& table,
    const GroupsBoard& board, const RowSet* visible, const RowSet* emphasised)
{
    PreparedGroupsBoard prepared;
    prepared.report = report;
    prepared.owner = table.owner;
    prepared.threshold = table.runsAtThreshold > 0 ? table.threshold : std::nullopt;
    prepared.board = suitableGroupsBoard(*report, table, board);
    if (report->families.empty())
        return prepared;
    prepared.family = familyOf(*report, prepared.board.baseline);
    const FamilyReport& family = report->families[prepared.family];
    prepared.quantities = groupQuantitiesOf(*report, family, table);
    prepared.attributes = attributesOf(*report, family, table, prepared.board.quantity);
    prepared.comparison =
        compareGroups(*report, family, table, prepared.board.quantity, prepared.board.attribute);
    prepared.dots = prepareGroupDots(*report, family, prepared.comparison, visible, emphasised);
    prepared.heat = prepareGroupHeat(*report, prepared.comparison, prepared.board.change, visible);
    if (const Loss loss = largestLoss(prepared.heat, prepared.comparison.groups); loss.gain < 0)
        prepared.mostLost = prepared.heat.groups[loss.column];
    if (prepared.comparison.quantity) {
        const Amplification drift = amplificationOf(family, prepared.comparison);
        prepared.amplification = toText(describeAmplification(drift, *prepared.comparison.quantity));
    }
    return prepared;
}

PanelBoard groupsPanels(const PreparedGroupsBoard& board, const BoardLook& look)
{
    PanelBoard panels;
    panels.panels = {groupDotsPanel(board.dots), groupHeatPanel(board.heat, look)};
    panels.panels.back().weight = 1.25;
    if (board.threshold)
        panels.panels.front().note =
            GroupsPrepareText::tr("positive: scores from %1 on").arg(numberText(*board.threshold));
    if (board.dots.dots.empty())
        return panels;
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
    QStringList parts{GroupsPrepareText::tr("%1 by %2: %3 groups, %4 of %5")
                          .arg(toText(board.comparison.quantity->name),
                              attribute.empty() ? GroupsPrepareText::tr("group") : toText(attribute))
                          .arg(board.comparison.groups.size())
                          .arg(variants == 1 ? GroupsPrepareText::tr("1 variant")
                                             : GroupsPrepareText::tr("%1 variants").arg(variants),
                              board.dots.baselineName)};
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
    QStringList lines{QStringLiteral("<b>%1</b>").arg(toText(runs.name).toHtmlEscaped())};
    const auto variant =
        std::ranges::find(board.comparison.variants, group, &GroupComparison::Variant::group);
    for (std::size_t i = 0; i < board.comparison.groups.size(); ++i) {
        const QString name = toText(board.comparison.groups[i].name).toHtmlEscaped();
        const MeanDifference& mean = variant == board.comparison.variants.end() ? board.comparison.baseline[i]
                                                                                : variant->changes[i].variant;
        QString line = name % QStringLiteral(": ") % valueText(mean.mean, *board.comparison.quantity);
        if (variant != board.comparison.variants.end() && variant->changes[i].baseline.count > 0)
            line += QStringLiteral(" (")
                % toText(std::string_view(describeChange(variant->changes[i]))
                             .substr(board.comparison.quantity->id.size() + 1))
                % u')';
        lines << line;
    }
    return lines.join(QStringLiteral("<br>"));
}

} // namespace trefoil
