// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>

namespace trefoil {

inline constexpr double undefinedNumber = std::numeric_limits<double>::quiet_NaN();

/// Both ends of an interval; NaN where there is none.
struct Interval {
    double low = undefinedNumber;
    double high = undefinedNumber;

    bool operator==(const Interval&) const = default;
};

/// A test statistic with its two-sided p value; NaN where the test is not defined.
struct TestResult {
    double statistic = undefinedNumber;
    double p = undefinedNumber;
};

} // namespace trefoil
