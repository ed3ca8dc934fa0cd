// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/statistics/interval.h"

#include <cstdint>

namespace trefoil {

/// Adds up how far predicted numbers are from the true ones, row by row and part by part. Every quantity is
/// scikit-learn's of that name (sklearn.metrics, which fairlearn computes by group); without weight all are
/// NaN. Numerically stable: labels of a large mean and a small spread lose nothing (Chan, Golub and LeVeque
/// 1983 for the parts).
class RegressionSums {
public:
    /// weight ≥ 0; an integer weight says the same as that many equal rows.
    void add(double label, double prediction, double weight = 1);
    RegressionSums& operator+=(const RegressionSums& other);

    [[nodiscard]] double weight() const { return m_weight; }
    [[nodiscard]] std::int64_t rows() const { return m_rows; } ///< unweighted
    [[nodiscard]] double meanAbsoluteError() const;
    [[nodiscard]] double meanSquaredError() const;
    [[nodiscard]] double rootMeanSquaredError() const;
    /// prediction − label: above 0 the model says too much. No function of scikit-learn.
    [[nodiscard]] double meanError() const;
    /// 1 − Σw(label − prediction)²/Σw(label − mean label)². NaN where the labels do not differ: there
    /// is nothing to explain. (scikit-learn says 1 or 0 to several equal labels.)
    [[nodiscard]] double r2() const;
    /// Whether labels differ.
    [[nodiscard]] bool hasSpread() const { return m_spread > 0; }

private:
    std::int64_t m_rows = 0;
    double m_weight = 0;
    double m_meanLabel = 0;
    double m_spread = 0; ///< Σw(label − mean label)²
    double m_error = 0, m_absoluteError = 0, m_squaredError = 0;
};

} // namespace trefoil
