// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/figure_spec.h"

#include <QString>

#include <vector>

namespace trefoil {

struct AxisTick {
    double value = 0; ///< in the canonical unit
    QString label;
    QString end{}; ///< stands behind the label and is kept where that must be shortened

    friend bool operator==(const AxisTick&, const AxisTick&) = default;
};

struct AxisTicks {
    std::vector<AxisTick> labelled; ///< ascending
    std::vector<double> between; ///< short ticks without a label
};

/// Round numbers in the display unit (shown = value / factor) between lower and upper, about `wanted` of
/// them. A logarithmic axis has its decades, or 1-2-5 where there are fewer than two decades.
[[nodiscard]] AxisTicks axisTicks(double lower, double upper, AxisScale scale, double factor, int wanted);

/// The ticks of a linear axis of counts: whole numbers only.
[[nodiscard]] AxisTicks wholeNumberTicks(double lower, double upper, double factor, int wanted);

/// A number on an axis whose ticks are `step` apart: "0.05", "1 000", "10⁻⁴", "2×10⁶".
[[nodiscard]] QString tickText(double shown, double step);

} // namespace trefoil
