// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/figure_spec.h"
#include "core/frame/frame.h"
#include "ui/charts/axis/axis_ticks.h"
#include "ui/charts/axis/display_unit.h"

#include <algorithm>
#include <limits>
#include <span>
#include <string_view>

namespace trefoil {

/// One axis, ready to be drawn: what it shows, from where to where, in which unit.
struct PreparedAxis {
    const Column* column = nullptr; ///< null when no run has the quantity
    const Quantity* quantity = nullptr; ///< null for an id that nobody knows
    AxisScale scale = AxisScale::Linear;
    double lower = 0; ///< canonical unit, padded by 4 %; positive on a logarithmic axis
    double upper = 1;
    DisplayUnit unit;
    QString title; ///< "Energy (Wh)"

    [[nodiscard]] bool hasDirection() const { return quantity && quantity->direction != Direction::None; }
    [[nodiscard]] bool isHigherBetter() const
    {
        return quantity && quantity->direction == Direction::HigherIsBetter;
    }
    [[nodiscard]] AxisTicks ticks(int wanted) const;
};

/// The lowest and the highest of some values; empty at first.
struct AxisExtent {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    [[nodiscard]] bool isEmpty() const { return !(low <= high); }
    void add(double value)
    {
        low = std::min(low, value);
        high = std::max(high, value);
    }
};

/// Sets range, unit and title of an axis whose scale and quantity are known. One value only gets room around
/// it; none gives 0 … 1 (1 … 10 on a logarithmic axis). padding: share of the range on each side.
void fitAxis(PreparedAxis& axis, const AxisExtent& extent, double padding);

/// Whether a value can stand on an axis of that scale.
[[nodiscard]] bool canShow(double value, AxisScale scale);

/// The quantity of that id in the frame, else among all that Trefoil knows; null for a foreign id.
[[nodiscard]] const Quantity* findQuantity(const Frame& frame, std::string_view id);

/// The axis over the values of the rows that can stand on it, fitted.
[[nodiscard]] PreparedAxis prepareAxis(
    const AxisSpec& spec, const Frame& frame, std::span<const std::uint32_t> rows, double padding);

inline constexpr double scatterPadding = 0.04; ///< keeps markers off the frame

} // namespace trefoil
