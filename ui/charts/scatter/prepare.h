// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/grade.h"
#include "core/figure/figure_spec.h"
#include "core/frame/frame.h"
#include "ui/charts/axis/prepared_axis.h"
#include "ui/charts/plottables/front_steps.h"
#include "ui/charts/plottables/point_style.h"

#include <QPointF>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace trefoil {

enum class FrontState { None, Member, Dominated };

/// A scatter panel, ready to be drawn.
struct PreparedScatter {
    PreparedAxis x;
    PreparedAxis y;
    /// Only drawable points; dominated ones first, so that the front lies on top. Style: see styleIndex().
    PointColumns points;
    std::vector<std::uint32_t> withoutValue; ///< visible rows without x or y, ascending
    std::vector<std::uint32_t> notOnScale; ///< visible rows at or below zero on a logarithmic axis, ascending
    std::vector<std::uint32_t> unresolved; ///< drawn, but not compared: see isUnresolvedZero(); ascending
    bool hasFront = false;
    std::vector<Grade> grades; ///< those of shownGrades that some drawn point has, in that order
    std::vector<std::uint32_t> front; ///< member rows, ascending
    std::vector<QPointF> frontPoints; ///< of the members, in axis units
    BetterDirection xBetter = BetterDirection::Lower;
    BetterDirection yBetter = BetterDirection::Higher;

    [[nodiscard]] std::size_t drawnCount() const { return points.x ? points.x->size() : 0; }
    [[nodiscard]] FrontState stateOf(std::uint32_t row) const;
};

/// The grades that look different on a board, from the surest on: Measured stands for all that a device or
/// the program itself measured.
inline constexpr std::array shownGrades = {Grade::Measured, Grade::Derived, Grade::Modelled, Grade::Declared};

/// The grade that a point shows: of its two values that which is further from a measurement.
[[nodiscard]] Grade shownGrade(Grade x, Grade y);

/// The style of a colour group: solid and hollow, each in the shown grades.
[[nodiscard]] StyleIndex styleIndex(std::uint32_t groupCode, bool hollow, Grade shown);
inline constexpr std::size_t stylesPerGroup = 2 * shownGrades.size();
inline constexpr std::uint32_t mostGroups = 120; ///< groups beyond share the last style

/// colour: may be null (one group). rows: the visible rows, ascending.
[[nodiscard]] PreparedScatter prepareScatter(const PanelSpec& panel, const Frame& frame,
    const TextColumn* colour, std::span<const std::uint32_t> rows);

} // namespace trefoil
