// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/figure_spec.h"
#include "core/frame/frame.h"
#include "ui/charts/axis/prepared_axis.h"
#include "ui/charts/plottables/front_steps.h"
#include "ui/charts/plottables/point_style.h"

#include <QPointF>

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
    bool hasFront = false;
    std::vector<std::uint32_t> front; ///< member rows, ascending
    std::vector<QPointF> frontPoints; ///< of the members, in axis units
    BetterDirection xBetter = BetterDirection::Lower;
    BetterDirection yBetter = BetterDirection::Higher;

    [[nodiscard]] std::size_t drawnCount() const { return points.x ? points.x->size() : 0; }
    [[nodiscard]] FrontState stateOf(std::uint32_t row) const;
};

/// The style of a colour group: two per group, solid and hollow.
[[nodiscard]] std::uint8_t styleIndex(std::uint32_t groupCode, bool hollow);
inline constexpr std::uint32_t mostGroups = 120; ///< groups beyond share the last style

/// colour: may be null (one group). rows: the visible rows, ascending.
[[nodiscard]] PreparedScatter prepareScatter(const PanelSpec& panel, const Frame& frame,
    const TextColumn* colour, std::span<const std::uint32_t> rows);

} // namespace trefoil
