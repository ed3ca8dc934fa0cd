// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/linear_trend.h"

#include "core/statistics/distributions.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace trefoil {

LinearTrend linearTrend(std::span<const double> x, std::span<const double> y, double confidence)
{
    LinearTrend trend;
    trend.count = std::min(x.size(), y.size());
    if (trend.count == 0) {
        return trend;
    }
    const double n = static_cast<double>(trend.count);
    const auto size = static_cast<std::ptrdiff_t>(trend.count);
    const double meanX = std::accumulate(x.begin(), x.begin() + size, 0.0) / n;
    const double meanY = std::accumulate(y.begin(), y.begin() + size, 0.0) / n;
    double spreadX = 0;
    double shared = 0;
    for (std::size_t i = 0; i < trend.count; ++i) {
        spreadX += (x[i] - meanX) * (x[i] - meanX);
        shared += (x[i] - meanX) * (y[i] - meanY);
    }
    if (!(spreadX > 0)) {
        return trend;
    }
    trend.slope = shared / spreadX;
    trend.intercept = meanY - trend.slope * meanX;
    if (trend.count < 3) {
        return trend;
    }
    double residuals = 0;
    for (std::size_t i = 0; i < trend.count; ++i) {
        const double residual = y[i] - trend.intercept - trend.slope * x[i];
        residuals += residual * residual;
    }
    trend.standardError = std::sqrt(residuals / (n - 2) / spreadX);
    const double reach = studentQuantile(0.5 + confidence / 2, n - 2) * trend.standardError;
    trend.interval = {trend.slope - reach, trend.slope + reach};
    if (trend.standardError > 0) {
        trend.test.statistic = trend.slope / trend.standardError;
        trend.test.p = studentTwoSided(trend.test.statistic, n - 2);
    }
    return trend;
}

} // namespace trefoil
