// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/board/prepared_board.h"

#include "core/frame/nesting.h"
#include "core/units/group_prefixes.h"

#include <QCoreApplication>

#include <algorithm>

namespace trefoil {
namespace {

constexpr int parallelTicks = 4;

struct BoardText {
    Q_DECLARE_TR_FUNCTIONS(BoardText)
};

std::vector<ColourGroup> groupsOf(const TextColumn* colour, std::span<const std::uint32_t> rows)
{
    if (!colour)
        return {};
    std::vector<std::size_t> counts(colour->labels.size(), 0);
    for (const std::uint32_t row : rows)
        ++counts[colour->codes[row]];
    std::vector<ColourGroup> groups;
    for (std::uint32_t code = 0; code < counts.size(); ++code) {
        if (counts[code] == 0)
            continue;
        const std::string& label = colour->labels[code];
        groups.push_back({code, label.empty() ? BoardText::tr("not stated") : QString::fromStdString(label),
            counts[code]});
    }
    const bool saysNothing = groups.size() < 2 && (groups.empty() || groups.front().code == 0);
    return saysNothing ? std::vector<ColourGroup>{} : groups;
}

QString remedyFor(const std::string& quantityId)
{
    if (quantityId.starts_with("cost"))
        return BoardText::tr("set a price in the Scenario panel");
    if (quantityId.starts_with("emissions"))
        return BoardText::tr("set a grid intensity in the Scenario panel");
    if (quantityId.starts_with(worstGroupPrefix) || quantityId.starts_with(largestGapPrefix))
        return BoardText::tr("import values per group, or choose another quantity on the axis");
    return BoardText::tr("choose another quantity on the axis");
}

QString nameOf(const PreparedAxis& axis)
{
    return axis.quantity ? QString::fromStdString(axis.quantity->name) : axis.title;
}

QString runsText(std::size_t count, const QString& one, const QString& many)
{
    return count == 1 ? one : many.arg(count);
}

} // namespace

bool PreparedBoard::hasFront() const
{
    return std::any_of(
        scatters.begin(), scatters.end(), [](const PreparedScatter& scatter) { return scatter.hasFront; });
}

std::vector<Grade> PreparedBoard::grades() const
{
    std::vector<Grade> present;
    for (const Grade grade : shownGrades) {
        const auto has = [grade](const PreparedScatter& scatter) {
            return std::find(scatter.grades.begin(), scatter.grades.end(), grade) != scatter.grades.end();
        };
        if (std::any_of(scatters.begin(), scatters.end(), has))
            present.push_back(grade);
    }
    return present;
}

bool PreparedBoard::sharesY(std::size_t k) const
{
    const PreparedAxis& first = scatters.front().y;
    const PreparedAxis& own = scatters[k].y;
    return first.quantity == own.quantity && first.scale == own.scale && first.title == own.title;
}

PreparedBoard prepareBoard(const FigureSpec& spec, const Frame& frame, std::span<const std::uint32_t> rows)
{
    const TextColumn* colour = spec.colourBy.empty() ? nullptr : frame.findText(spec.colourBy);
    PreparedBoard board;
    board.runCount = rows.size();
    board.parentCount = static_cast<std::size_t>(
        std::ranges::count_if(rows, [&frame](std::uint32_t row) { return isParentRun(frame, row); }));
    board.colourCount = colour ? std::min<std::size_t>(colour->labels.size(), mostGroups) : 1;
    board.groups = groupsOf(colour, rows);
    for (std::size_t i = 0; i < spec.panels.size(); ++i) {
        if (spec.panels[i].chart == "parallel") {
            board.parallels.push_back(prepareParallel(spec.panels[i], frame, colour, rows, parallelTicks));
            board.parallelPanels.push_back(i);
        } else {
            board.scatters.push_back(prepareScatter(spec.panels[i], frame, colour, rows));
            board.scatterPanels.push_back(i);
        }
    }
    return board;
}

QString emptyReason(const PreparedScatter& scatter, std::size_t runCount, Medium medium)
{
    const bool isPrint = medium == Medium::Print; // paper has no panel to go to
    if (scatter.drawnCount() > 0)
        return {};
    if (runCount == 0)
        return BoardText::tr("No run is shown");
    for (const PreparedAxis* axis : {&scatter.x, &scatter.y}) {
        if (!axis->column) {
            const std::string id = axis->quantity ? axis->quantity->id : std::string();
            return isPrint ? BoardText::tr("No run has %1").arg(nameOf(*axis))
                           : BoardText::tr("No run has %1: %2").arg(nameOf(*axis), remedyFor(id));
        }
    }
    if (!scatter.notOnScale.empty())
        return isPrint ? BoardText::tr("All values are at or below zero")
                       : BoardText::tr("All values are at or below zero: choose a linear axis");
    return BoardText::tr("No run has both %1 and %2").arg(nameOf(scatter.x), nameOf(scatter.y));
}

QString missingText(const PreparedScatter& scatter)
{
    QStringList parts;
    if (!scatter.withoutValue.empty())
        parts << runsText(scatter.withoutValue.size(), BoardText::tr("1 run without a value"),
            BoardText::tr("%1 runs without a value"));
    if (!scatter.notOnScale.empty())
        parts << runsText(scatter.notOnScale.size(), BoardText::tr("1 run at or below zero"),
            BoardText::tr("%1 runs at or below zero"));
    if (!scatter.unresolved.empty())
        parts << runsText(scatter.unresolved.size(),
            BoardText::tr("1 run reads 0, less than its meter resolves"),
            BoardText::tr("%1 runs read 0, less than their meter resolves"));
    return parts.join(QStringLiteral(" · "));
}

} // namespace trefoil
