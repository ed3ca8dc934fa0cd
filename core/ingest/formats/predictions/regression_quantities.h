// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/statistics/regression_sums.h"
#include "core/units/quantity.h"

#include <vector>

namespace trefoil {

/// A quantity of regression predictions under scikit-learn's name, in the unit that the labels have.
struct RegressionValue {
    Quantity quantity;
    double value = undefinedNumber; ///< NaN: not defined for these rows
};

/// Mean absolute, mean squared, root mean squared and mean error, and R².
[[nodiscard]] std::vector<RegressionValue> regressionValues(const RegressionSums& sums);

} // namespace trefoil
