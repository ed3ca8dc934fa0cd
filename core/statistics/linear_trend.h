// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/statistics/interval.h"

#include <cstddef>
#include <span>

namespace trefoil {

/// y = intercept + slope · x by least squares, for example the gap against the compression.
struct LinearTrend {
    std::size_t count = 0;
    double slope = undefinedNumber; ///< NaN when x does not vary
    double intercept = undefinedNumber;
    double standardError = undefinedNumber; ///< of the slope; NaN for fewer than three points
    Interval interval; ///< of the slope, Student's t with n − 2 degrees of freedom
    TestResult test; ///< of slope = 0; NaN when the points lie on the line exactly
};

/// x and y have the same length.
[[nodiscard]] LinearTrend linearTrend(
    std::span<const double> x, std::span<const double> y, double confidence);

} // namespace trefoil
