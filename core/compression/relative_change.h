// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/statistics/interval.h"

#include <span>

namespace trefoil {

/// mean(changed) / mean(baseline) − 1 with Fieller's interval (1954): all ratios ρ for which a t test of
/// "changed − ρ · baseline is 0 on average" is not rejected.
struct RelativeChange {
    double value = undefinedNumber; ///< NaN unless the baseline's mean is above 0
    Interval interval; ///< NaN for too few values, and when the baseline may be 0
};

/// changed[i] and baseline[i] belong together: t with n − 1 degrees of freedom. Same lengths.
[[nodiscard]] RelativeChange pairedRelativeChange(
    std::span<const double> baseline, std::span<const double> changed, double confidence);

/// Independent values: t with Welch's degrees of freedom of the difference.
[[nodiscard]] RelativeChange independentRelativeChange(
    std::span<const double> baseline, std::span<const double> changed, double confidence);

} // namespace trefoil
