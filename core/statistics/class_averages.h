// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/statistics/interval.h"

namespace trefoil {

/// Weights of one class: examples with that label, answers that say it, and answers that are right.
struct ClassTotals {
    double labels = 0, predictions = 0, correct = 0;

    [[nodiscard]] double recall() const { return shareOf(correct, labels); } ///< NaN where 0 of 0, as below
    [[nodiscard]] double precision() const { return shareOf(correct, predictions); }
    [[nodiscard]] double f1() const { return shareOf(2 * correct, labels + predictions); }

private:
    [[nodiscard]] static double shareOf(double part, double whole)
    {
        return whole > 0 ? part / whole : undefinedNumber;
    }
};

/// Plain means over classes. A class that is 0 of 0 takes no part.
class ClassAverages {
public:
    void add(const ClassTotals& totals);

    /// scikit-learn's balanced_accuracy_score and recall_score with average="macro". NaN, as the others,
    /// where no class takes part.
    [[nodiscard]] double balancedAccuracy() const { return m_recall.value(); }
    /// scikit-learn would count the precision of a class that is never predicted as 0.
    [[nodiscard]] double macroPrecision() const { return m_precision.value(); }
    /// scikit-learn's f1_score with average="macro".
    [[nodiscard]] double macroF1() const { return m_f1.value(); }

private:
    struct Mean {
        double sum = 0, count = 0;

        void add(double share);
        [[nodiscard]] double value() const { return count > 0 ? sum / count : undefinedNumber; }
    };

    Mean m_recall, m_precision, m_f1;
};

} // namespace trefoil
