// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/units/quantity.h"
#include "ui/charts/axis/axis_ticks.h"

#include <QString>

namespace trefoil {

/// A logarithmic axis of ratios to a baseline, so that half and twice lie equally far from it.
struct RatioAxis {
    const Quantity* quantity = nullptr;
    QString title; ///< "Own energy, against the baseline"
    bool isOwn = false; ///< what a variant took without the baseline that it starts from
    double lower = 0.5; ///< always below 1 < upper
    double upper = 2;

    [[nodiscard]] bool isHigherBetter() const
    {
        return quantity && quantity->direction == Direction::HigherIsBetter;
    }
    /// −10 %, 0 %, +10 % where the axis spans less than twice; ×0.5, ×1, ×2 beyond.
    [[nodiscard]] AxisTicks ticks(int wanted) const;
};

/// Takes a ratio into the range; non-positive and non-finite ones are left out.
void includeRatio(RatioAxis& axis, double ratio);

/// Room around what was included: a tenth of the span on either side, at least 1 %.
void padRatios(RatioAxis& axis);

} // namespace trefoil
