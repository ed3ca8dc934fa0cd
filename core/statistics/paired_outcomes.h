// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/statistics/interval.h"

namespace trefoil {

/// Two models on the same examples: how often only one of them was right. What both get right or wrong says
/// nothing about their difference.
struct PairedOutcomes {
    double lost = 0; ///< b: the baseline was right, the compressed model is wrong
    double gained = 0; ///< c: the reverse
    double examples = 0; ///< all of them

    /// The change of accuracy, (c − b)/n.
    [[nodiscard]] double change() const
    {
        return examples > 0 ? (gained - lost) / examples : undefinedNumber;
    }
    /// Var = (b + c − (b − c)²/n)/n².
    [[nodiscard]] double variance() const;
};

/// McNemar's test (1947) of "the models are equally often right" in its four usual forms.
struct McNemar {
    double exact = undefinedNumber; ///< min(1, 2·P(X ≤ min(b, c))), X ~ Bin(b + c, ½); 1 when b + c = 0
    double midP = undefinedNumber; ///< exact − P(X = min); for b = c: 1 − ½·P(X = b)
    TestResult chiSquare; ///< (b − c)²/(b + c); NaN when b + c = 0
    TestResult chiSquareCorrected; ///< (|b − c| − 1)²/(b + c)
};

[[nodiscard]] McNemar mcNemar(const PairedOutcomes& outcomes);

/// Whether the change of accuracy in one group differs from that in another: D = δ_a − δ_b with
/// SE = √(Var_a + Var_b), and z = D/SE. The groups must have no example in common.
struct ChangeOfGap {
    double difference = undefinedNumber;
    double standardError = undefinedNumber;
    TestResult test; ///< z
};

[[nodiscard]] ChangeOfGap changeOfGap(const PairedOutcomes& a, const PairedOutcomes& b);

} // namespace trefoil
