// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/compress/prepare.h"

#include "core/compression/verdict.h"
#include "ui/bridge/text.h"
#include "ui/charts/arrows/arrow_marks.h"
#include "ui/charts/panels/report_rows.h"
#include "ui/charts/retention/retention_lines.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace trefoil {
namespace {

struct CompressText {
    Q_DECLARE_TR_FUNCTIONS(CompressText)
};

constexpr std::array ladderIds{std::pair{Ladder::Sparsity, std::string_view{"sparsity"}},
    std::pair{Ladder::Bits, std::string_view{"bits"}}, std::pair{Ladder::Ratio, std::string_view{"ratio"}}};

Ladder chosenLadder(const PreparedCompressBoard& board)
{
    for (const Ladder ladder : board.ladders) {
        if (ladderId(ladder) == board.board.ladder)
            return ladder;
    }
    return board.ladders.front();
}

QStringList namesIn(const PreparedArrows& arrows, Quadrant quadrant)
{
    QStringList names;
    for (const ArrowHead& head : arrows.heads) {
        if (head.quadrant == quadrant)
            names << head.label;
    }
    return names;
}

/// "with the baseline's +30.0 % to +80.0 %": of variants drawn that start from their baseline,
/// together with it, against it alone. Empty where the axis shows nothing of the kind.
QString withBaselineText(const PreparedCompressBoard& board, const RatioAxis& axis)
{
    double least = undefinedNumber;
    double most = undefinedNumber;
    for (const FamilyReport& family : board.report->families) {
        for (const VariantComparison& variant : family.variants) {
            const bool isDrawn = std::ranges::find(board.arrows.heads, variant.group, &ArrowHead::group)
                != board.arrows.heads.end();
            const ConsumptionWithBaseline* with =
                isDrawn && axis.isOwn ? variant.findWithBaseline(axis.quantity->id) : nullptr;
            if (with != nullptr) {
                const double change = with->total / variant.find(axis.quantity->id)->baseline.mean - 1;
                least = std::fmin(least, change);
                most = std::fmax(most, change);
            }
        }
    }
    if (!std::isfinite(least) || !std::isfinite(most))
        return {};
    const auto percent = [](double change) {
        return QStringLiteral("%1%2 %")
            .arg(change < 0 ? QStringLiteral("−") : QStringLiteral("+"))
            .arg(100 * std::abs(change), 0, 'f', 1);
    };
    const QString range = percent(least) == percent(most)
        ? percent(least)
        : CompressText::tr("%1 to %2").arg(percent(least), percent(most));
    return CompressText::tr("with the baseline's %1 %2").arg(toText(axis.quantity->name).toLower(), range);
}

} // namespace

std::string ladderId(Ladder ladder)
{
    const auto found = std::ranges::find(ladderIds, ladder, &std::pair<Ladder, std::string_view>::first);
    return std::string(found->second);
}

PreparedCompressBoard prepareCompressBoard(
    const CompressionReportPointer& report, const CompressBoard& board, const RowSet* visible)
{
    PreparedCompressBoard prepared;
    prepared.report = report;
    prepared.board = suitableCompressBoard(*report, board);
    if (report->families.empty())
        return prepared;
    prepared.family = familyOf(*report, prepared.board.baseline);
    const FamilyReport& family = report->families[prepared.family];
    prepared.arrows = prepareArrows(*report, prepared.board.showsAllFamilies ? allFamilies : prepared.family,
        prepared.board.x, prepared.board.y, visible);
    prepared.ladders = laddersOf(*report, family);
    if (!prepared.ladders.empty()) {
        const Ladder ladder = chosenLadder(prepared);
        prepared.board.ladder = ladderId(ladder);
        const auto quantities = retentionQuantities(family, prepared.board.x, prepared.board.y);
        prepared.retention = prepareRetention(*report, family, ladder, quantities, visible);
    }
    return prepared;
}

QStringList selectedVariants(const PreparedCompressBoard& board, const RowSet* selection)
{
    QStringList names;
    for (const std::uint32_t group : groupsWith(*board.report, selection)) {
        const auto head = std::ranges::find(board.arrows.heads, group, &ArrowHead::group);
        if (head != board.arrows.heads.end())
            names << head->label;
    }
    return names;
}

PanelBoard compressPanels(const PreparedCompressBoard& board, const BoardLook& look)
{
    PanelBoard panels;
    panels.panels = {arrowsPanel(board.arrows), retentionPanel(board.retention)};
    panels.panels.front().weight = 1.25;
    std::vector<std::size_t> used;
    for (const ArrowHead& head : board.arrows.heads)
        used.push_back(head.method);
    for (std::size_t i = 0; i < board.arrows.methods.size(); ++i) {
        const MethodEntry& method = board.arrows.methods[i];
        if (std::ranges::find(used, i) != used.end())
            panels.legend.push_back({methodStyle(method, look), 0, false, method.text});
    }
    for (const RetentionLine& line : board.retention.lines)
        panels.legend.push_back(retentionEntry(line, look));
    return panels;
}

QString compressSummary(const PreparedCompressBoard& board)
{
    if (board.report->families.empty())
        return CompressText::tr("No baseline with variants");
    const auto counted = [&](Quadrant quadrant, const QString& what) {
        const QStringList names = namesIn(board.arrows, quadrant);
        constexpr qsizetype most = 4;
        QString list = names.mid(0, most).join(QStringLiteral(", "));
        if (names.size() > most)
            list += QStringLiteral(", …");
        return names.isEmpty() ? QStringLiteral("0 %1").arg(what)
                               : QStringLiteral("%1 %2 (%3)").arg(names.size()).arg(what, list);
    };
    const QString baseline = board.board.showsAllFamilies
        ? CompressText::tr("all baselines")
        : variantLabel(*board.report, board.report->families[board.family].family.baseline, true);
    QStringList parts{CompressText::tr("%1: %2 variants").arg(baseline).arg(board.arrows.variants),
        counted(Quadrant::BetterOnBoth, withOwn(CompressText::tr("better on both"), board.arrows)),
        counted(Quadrant::Trade, CompressText::tr("trade")),
        counted(Quadrant::WorseOnBoth, withOwn(CompressText::tr("worse on both"), board.arrows))};
    if (board.arrows.notDrawn > 0)
        parts << CompressText::tr("%1 without a ratio").arg(board.arrows.notDrawn);
    parts << withBaselineText(board, board.arrows.x) << withBaselineText(board, board.arrows.y);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString variantCard(const PreparedCompressBoard& board, std::uint32_t group)
{
    for (const FamilyReport& family : board.report->families) {
        for (std::size_t i = 0; i < family.variants.size(); ++i) {
            const VariantComparison& variant = family.variants[i];
            if (variant.group != group)
                continue;
            const ReplicateGroup& runs = board.report->replicates.groups[group];
            QStringList lines{QStringLiteral("<b>%1</b>").arg(toText(runs.name).toHtmlEscaped())};
            const QString why = toText(family.family.variants[i].reason).toHtmlEscaped();
            lines << toText(methodName(variant.compression.method))
                    % (why.isEmpty() ? QString() : QString(QStringLiteral(" — ") % why));
            lines << CompressText::tr("n = %1").arg(runs.rows.size());
            for (const std::string& id : {board.board.x, board.board.y}) {
                if (const QuantityChange* change = variant.find(id)) {
                    lines << toText(change->quantity->name).toHtmlEscaped()
                            % toText(std::string_view(describeChange(*change)).substr(id.size()))
                            % (runsBehind(*change) == runs.rows.size()
                                    ? QString()
                                    : CompressText::tr(" (n = %1)").arg(runsBehind(*change)))
                            % QStringLiteral(" — ") % toText(effectName(change->effect));
                    if (const std::string inAll = describeWithBaseline(variant, id); !inAll.empty())
                        lines << toText(inAll);
                }
            }
            return lines.join(QStringLiteral("<br>"));
        }
    }
    const ReplicateGroup& runs = board.report->replicates.groups[group];
    return QStringLiteral("<b>%1</b><br>%2")
        .arg(toText(runs.name).toHtmlEscaped(), CompressText::tr("baseline, n = %1").arg(runs.rows.size()));
}

} // namespace trefoil
