// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/board/board_summary.h"

#include "core/frame/nesting.h"
#include "ui/bridge/text.h"
#include "ui/bridge/value_text.h"
#include "ui/bridge/word_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <limits>
#include <set>

namespace trefoil {
namespace {

struct SummaryText {
    Q_DECLARE_TR_FUNCTIONS(SummaryText)
};

QString rangeText(const PreparedAxis& axis, const std::vector<double>& values)
{
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const QString name = toText(axis.quantity->name);
    // In the unit of the axis: two units in one sentence, and others than the eye sees, would not compare.
    const QString unit = axis.unit.symbol.isEmpty() ? QString() : QString(u' ' % axis.unit.symbol);
    const QString lowest = numberText(*low / axis.unit.factor);
    return *low == *high ? QString(name % u' ' % lowest % unit)
                         : SummaryText::tr("%1 from %2 to %3")
                               .arg(name, lowest, QString(numberText(*high / axis.unit.factor) % unit));
}

QString frontText(const PreparedScatter& scatter, const Frame& frame)
{
    constexpr std::size_t mostNames = 5;
    QStringList names;
    for (std::size_t i = 0; i < std::min(mostNames, scatter.front.size()); ++i)
        names << toText(frame.names[scatter.front[i]]);
    if (scatter.front.size() > mostNames)
        names << SummaryText::tr("and %1 more").arg(scatter.front.size() - mostNames);
    return SummaryText::tr("%1 on the front: %2")
        .arg(scatter.front.size())
        .arg(names.join(QStringLiteral(", ")));
}

QString panelText(const PreparedScatter& scatter, const Frame& frame, std::size_t runCount)
{
    if (scatter.drawnCount() == 0)
        return emptyReason(scatter, runCount, Medium::Screen);
    QStringList parts{rangeText(scatter.x, *scatter.points.x), rangeText(scatter.y, *scatter.points.y)};
    if (scatter.hasFront)
        parts << frontText(scatter, frame);
    if (const QString missing = missingText(scatter); !missing.isEmpty())
        parts << missing;
    return parts.join(QStringLiteral("; "));
}

QString valueLine(const PreparedAxis& axis, std::uint32_t row)
{
    const QString name = axis.quantity ? toText(axis.quantity->name) : axis.title;
    if (!axis.column || !axis.column->has(row))
        return QStringLiteral("<tr><td>%1&nbsp;</td><td colspan=2>%2</td></tr>")
            .arg(name.toHtmlEscaped(), SummaryText::tr("no value"));
    return QStringLiteral("<tr><td>%1&nbsp;</td><td align=right><b>%2</b>&nbsp;</td><td>%3</td></tr>")
        .arg(name.toHtmlEscaped(), valueText(axis.column->values[row], *axis.quantity).toHtmlEscaped(),
            gradeText(axis.column->grades[row]).toHtmlEscaped());
}

QString cardHead(const Frame& frame, const QString& group, std::uint32_t row)
{
    QString text = QStringLiteral("<b>%1</b>").arg(toText(frame.names[row]).toHtmlEscaped());
    if (!group.isEmpty())
        text += QStringLiteral("<br>") % group.toHtmlEscaped();
    if (const std::string nesting = nestingOf(frame, row); !nesting.empty())
        text += QStringLiteral("<br>") % toText(nesting).toHtmlEscaped();
    return text;
}

} // namespace

namespace {

/// How many datasets the runs of the fronts have; 0 without a front.
std::size_t datasetsOnOneFront(const PreparedBoard& board, const Frame& frame)
{
    const TextColumn* dataset = frame.findText("dataset");
    if (dataset == nullptr)
        return 0;
    std::set<std::uint32_t> codes;
    for (const PreparedScatter& scatter : board.scatters) {
        if (!scatter.hasFront || !scatter.points.row)
            continue;
        for (const std::uint32_t row : *scatter.points.row) {
            if (!dataset->labels[dataset->codes[row]].empty())
                codes.insert(dataset->codes[row]);
        }
    }
    return codes.size();
}

} // namespace

QString boardSummary(const PreparedBoard& board, const Frame& frame)
{
    QStringList sentences{board.runCount == 1 ? SummaryText::tr("1 run shown")
                                              : SummaryText::tr("%1 runs shown").arg(board.runCount)};
    if (board.parentCount > 0)
        sentences.last() += board.parentCount == 1
            ? SummaryText::tr(", 1 of them a parent run that sums up others")
            : SummaryText::tr(", %1 of them parent runs that sum up others").arg(board.parentCount);
    if (const std::size_t datasets = datasetsOnOneFront(board, frame); datasets > 1)
        sentences << SummaryText::tr("%1 datasets share one front: hide runs to compare like with like")
                         .arg(datasets);
    for (const PreparedScatter& scatter : board.scatters)
        sentences << panelText(scatter, frame, board.runCount);
    for (const PreparedParallel& parallel : board.parallels) {
        QStringList names;
        for (const PreparedAxis& axis : parallel.scales)
            names << (axis.quantity ? toText(axis.quantity->name) : axis.title);
        sentences << SummaryText::tr("Parallel coordinates of %1").arg(names.join(QStringLiteral(", ")));
    }
    return sentences.join(QStringLiteral(". ")) % u'.';
}

QString pointCard(const PreparedScatter& scatter, const Frame& frame, const QString& group, std::uint32_t row)
{
    QString text = cardHead(frame, group, row);
    text += QStringLiteral("<table>") % valueLine(scatter.x, row) % valueLine(scatter.y, row)
        % QStringLiteral("</table>");
    switch (scatter.stateOf(row)) {
    case FrontState::Member:
        text += SummaryText::tr("On the Pareto front");
        break;
    case FrontState::Dominated:
        text += SummaryText::tr("Dominated: another run is at least as good in both and better in one");
        break;
    case FrontState::None:
        if (scatter.hasFront)
            text += SummaryText::tr("Not compared: a reading of 0 is less than the meter resolves");
        break;
    }
    return text;
}

QString lineCard(
    const PreparedParallel& parallel, const Frame& frame, const QString& group, std::uint32_t row)
{
    QString text = cardHead(frame, group, row) % QStringLiteral("<table>");
    for (const PreparedAxis& axis : parallel.scales)
        text += valueLine(axis, row);
    return text % QStringLiteral("</table>");
}

} // namespace trefoil
