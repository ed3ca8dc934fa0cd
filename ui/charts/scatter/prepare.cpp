// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/scatter/prepare.h"

#include "core/derive/pareto_front.h"
#include "core/derive/unresolved_zero.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace trefoil {
namespace {

BetterDirection betterOf(const PreparedAxis& axis)
{
    return axis.isHigherBetter() ? BetterDirection::Higher : BetterDirection::Lower;
}

void findFront(PreparedScatter& scatter, const Frame& frame, std::span<const std::uint32_t> rows,
    const std::vector<std::uint32_t>& drawable)
{
    const std::array objectives = {Objective{scatter.x.column, scatter.x.quantity->direction},
        Objective{scatter.y.column, scatter.y.quantity->direction}};
    const std::vector<std::uint32_t> resolved = resolvedRows(frame, objectives, rows);
    std::ranges::set_difference(drawable, resolved, std::back_inserter(scatter.unresolved));
    scatter.front = paretoFront(objectives, resolved).members;
}

/// Sorts the rows into those that can be drawn and the two reasons why not.
std::vector<std::uint32_t> drawableRows(PreparedScatter& scatter, std::span<const std::uint32_t> rows)
{
    std::vector<std::uint32_t> drawable;
    for (const std::uint32_t row : rows) {
        const auto isPresent = [row](const PreparedAxis& axis) {
            return axis.column && axis.column->has(row) && std::isfinite(axis.column->values[row]);
        };
        if (!isPresent(scatter.x) || !isPresent(scatter.y))
            scatter.withoutValue.push_back(row);
        else if (!canShow(scatter.x.column->values[row], scatter.x.scale)
            || !canShow(scatter.y.column->values[row], scatter.y.scale))
            scatter.notOnScale.push_back(row);
        else
            drawable.push_back(row);
    }
    return drawable;
}

/// The place among shownGrades; everything measured comes first.
std::size_t gradeRank(Grade grade)
{
    const auto* found = std::find(shownGrades.begin(), shownGrades.end(), grade);
    return found == shownGrades.end() ? 0 : static_cast<std::size_t>(found - shownGrades.begin());
}

void setPoints(PreparedScatter& scatter, const std::vector<std::uint32_t>& drawable, const TextColumn* colour)
{
    auto x = std::make_shared<std::vector<double>>();
    auto y = std::make_shared<std::vector<double>>();
    auto style = std::make_shared<std::vector<StyleIndex>>();
    auto rows = std::make_shared<std::vector<std::uint32_t>>();
    std::array<bool, shownGrades.size()> isShown{};
    for (const bool wantsMembers : {false, true}) {
        for (const std::uint32_t row : drawable) {
            const bool isMember = scatter.stateOf(row) == FrontState::Member;
            if (isMember != wantsMembers)
                continue;
            x->push_back(scatter.x.column->values[row]);
            y->push_back(scatter.y.column->values[row]);
            const Grade grade = shownGrade(scatter.x.column->grades[row], scatter.y.column->grades[row]);
            isShown[gradeRank(grade)] = true;
            style->push_back(
                styleIndex(colour ? colour->codes[row] : 0, scatter.hasFront && !isMember, grade));
            rows->push_back(row);
            if (isMember)
                scatter.frontPoints.emplace_back(x->back(), y->back());
        }
    }
    for (const Grade grade : shownGrades) {
        if (isShown[gradeRank(grade)])
            scatter.grades.push_back(grade);
    }
    scatter.points = {std::move(x), std::move(y), std::move(style), std::move(rows), {}, {}};
}

} // namespace

FrontState PreparedScatter::stateOf(std::uint32_t row) const
{
    if (!hasFront || std::binary_search(unresolved.begin(), unresolved.end(), row))
        return FrontState::None;
    return std::binary_search(front.begin(), front.end(), row) ? FrontState::Member : FrontState::Dominated;
}

Grade shownGrade(Grade x, Grade y)
{
    return shownGrades[std::max(gradeRank(x), gradeRank(y))];
}

StyleIndex styleIndex(std::uint32_t groupCode, bool hollow, Grade shown)
{
    const std::size_t group = std::min(groupCode, mostGroups - 1);
    return static_cast<StyleIndex>(group * stylesPerGroup + 2 * gradeRank(shown) + (hollow ? 1 : 0));
}

PreparedScatter prepareScatter(
    const PanelSpec& panel, const Frame& frame, const TextColumn* colour, std::span<const std::uint32_t> rows)
{
    PreparedScatter scatter;
    scatter.y = prepareAxis(panel.y, frame, rows, scatterPadding);
    scatter.x.column = frame.find(panel.x.quantityId);
    scatter.x.scale = panel.x.scale;
    const std::vector<std::uint32_t> drawable = drawableRows(scatter, rows);
    scatter.x = prepareAxis(panel.x, frame, drawable, scatterPadding);
    scatter.xBetter = betterOf(scatter.x);
    scatter.yBetter = betterOf(scatter.y);
    scatter.hasFront = panel.showFront && scatter.x.column && scatter.y.column && scatter.x.hasDirection()
        && scatter.y.hasDirection();
    if (scatter.hasFront)
        findFront(scatter, frame, rows, drawable);
    setPoints(scatter, drawable, colour);
    return scatter;
}

} // namespace trefoil
