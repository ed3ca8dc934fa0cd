// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/statistics/interval.h"

#include <cstddef>
#include <span>

namespace trefoil {

/// A mean with its spread, interval and t test against 0.
struct MeanDifference {
    std::size_t count = 0; ///< values, or pairs
    double mean = undefinedNumber;
    double standardDeviation =
        undefinedNumber; ///< with n − 1; NaN for one value. Of Welch's test: of the difference's error
    double degreesOfFreedom = undefinedNumber;
    Interval interval; ///< Student's t; NaN for one value
    TestResult test; ///< t; NaN when the differences do not vary
};

/// The mean of values with its t interval; the test asks whether it is 0. Values must be numbers.
[[nodiscard]] MeanDifference meanOf(std::span<const double> values, double confidence);

/// changed[i] − baseline[i], the same seed in both. Both spans have the same length.
[[nodiscard]] MeanDifference pairedDifference(
    std::span<const double> baseline, std::span<const double> changed, double confidence);

/// mean(changed) − mean(baseline) of independent runs with unequal variances (Welch 1947). count is that of
/// both together. Needs two values on each side.
[[nodiscard]] MeanDifference welchDifference(
    std::span<const double> baseline, std::span<const double> changed, double confidence);

} // namespace trefoil
