// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/statistics/interval.h"

namespace trefoil {

/// k of n. Both may be fractions: a weighted rate counts as rate · n of n = effectiveSize().
struct Proportion {
    double successes = 0;
    double trials = 0;

    [[nodiscard]] double rate() const { return trials > 0 ? successes / trials : undefinedNumber; }
};

/// (Σw)²/Σw², the number of equally weighted examples that would be as uncertain (Kish 1965).
[[nodiscard]] double effectiveSize(double sumOfWeights, double sumOfSquaredWeights);

/// Wilson's score interval (1927) without continuity correction. The low end is 0 for k = 0 and the high end
/// 1 for k = n. NaN for n = 0. confidence: 0.95 for 95 %.
[[nodiscard]] Interval wilsonInterval(const Proportion& proportion, double confidence);

/// a − b of two independent groups: Newcombe 1998, method 10 (from the two Wilson intervals).
[[nodiscard]] Interval differenceInterval(const Proportion& a, const Proportion& b, double confidence);

/// a / b of two independent groups: Katz et al. 1978, on the logarithm. NaN where one of them is 0.
[[nodiscard]] Interval ratioInterval(const Proportion& a, const Proportion& b, double confidence);

/// The pooled z test of two independent groups. NaN when both rates are 0 or both are 1.
[[nodiscard]] TestResult twoProportionTest(const Proportion& a, const Proportion& b);

/// Fisher's exact test, two-sided: the tables that are no more likely than the one seen. Whole counts only.
[[nodiscard]] double fisherExact(const Proportion& a, const Proportion& b);

} // namespace trefoil
