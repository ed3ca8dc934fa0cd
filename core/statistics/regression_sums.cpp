// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/regression_sums.h"

#include <cmath>

namespace trefoil {

void RegressionSums::add(double label, double prediction, double weight)
{
    ++m_rows;
    if (!(weight > 0)) {
        return;
    }
    if (m_weight == 0) {
        m_meanLabel = label; // or the rounding of label · weight / weight counts as spread
    }
    m_weight += weight;
    const double before = label - m_meanLabel;
    m_meanLabel += before * weight / m_weight;
    m_spread += weight * before * (label - m_meanLabel);
    const double error = prediction - label;
    m_error += weight * error;
    m_absoluteError += weight * std::abs(error);
    m_squaredError += weight * error * error;
}

RegressionSums& RegressionSums::operator+=(const RegressionSums& other)
{
    m_rows += other.m_rows;
    if (!(other.m_weight > 0)) {
        return *this;
    }
    if (m_weight == 0) {
        m_meanLabel = other.m_meanLabel;
    }
    const double together = m_weight + other.m_weight;
    const double apart = other.m_meanLabel - m_meanLabel;
    m_spread += other.m_spread + apart * apart * m_weight * other.m_weight / together;
    m_meanLabel += apart * other.m_weight / together;
    m_weight = together;
    m_error += other.m_error;
    m_absoluteError += other.m_absoluteError;
    m_squaredError += other.m_squaredError;
    return *this;
}

double RegressionSums::meanAbsoluteError() const
{
    return m_absoluteError / m_weight;
}

double RegressionSums::meanSquaredError() const
{
    return m_squaredError / m_weight;
}

double RegressionSums::rootMeanSquaredError() const
{
    return std::sqrt(meanSquaredError());
}

double RegressionSums::meanError() const
{
    return m_error / m_weight;
}

double RegressionSums::r2() const
{
    return hasSpread() ? 1 - m_squaredError / m_spread : undefinedNumber;
}

} // namespace trefoil
