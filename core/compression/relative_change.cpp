// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/relative_change.h"

#include "core/statistics/distributions.h"
#include "core/statistics/mean_difference.h"

#include <cmath>
#include <numeric>

namespace trefoil {

namespace {

double meanOfValues(std::span<const double> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Of the means: sum of products of deviations over n (n − 1).
double covarianceOfMeans(std::span<const double> a, std::span<const double> b)
{
    const double meanA = meanOfValues(a);
    const double meanB = meanOfValues(b);
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        sum += (a[i] - meanA) * (b[i] - meanB);
    }
    const double n = static_cast<double>(a.size());
    return sum / (n * (n - 1));
}

struct Moments {
    double before, after; ///< means
    double varianceBefore, varianceAfter, covariance; ///< of the means
};

RelativeChange fieller(const Moments& m, double t)
{
    RelativeChange change;
    change.value = m.after / m.before - 1;
    const double square = t * t;
    const double a = m.before * m.before - square * m.varianceBefore;
    const double b = m.before * m.after - square * m.covariance;
    const double c = m.after * m.after - square * m.varianceAfter;
    const double discriminant = b * b - a * c;
    if (a > 0 && std::isfinite(discriminant)) {
        const double root = std::sqrt(std::fmax(discriminant, 0)); // below 0 by rounding only
        change.interval = {(b - root) / a - 1, (b + root) / a - 1};
    }
    return change;
}

bool hasRatio(std::span<const double> baseline, std::span<const double> changed)
{
    return !baseline.empty() && !changed.empty() && meanOfValues(baseline) > 0;
}

} // namespace

RelativeChange pairedRelativeChange(
    std::span<const double> baseline, std::span<const double> changed, double confidence)
{
    if (!hasRatio(baseline, changed)) {
        return {};
    }
    Moments moments{meanOfValues(baseline), meanOfValues(changed), undefinedNumber, undefinedNumber, 0};
    double t = undefinedNumber;
    if (baseline.size() >= 2) {
        moments.varianceBefore = covarianceOfMeans(baseline, baseline);
        moments.varianceAfter = covarianceOfMeans(changed, changed);
        moments.covariance = covarianceOfMeans(baseline, changed);
        t = studentQuantile(0.5 + confidence / 2, static_cast<double>(baseline.size() - 1));
    }
    return fieller(moments, t);
}

RelativeChange independentRelativeChange(
    std::span<const double> baseline, std::span<const double> changed, double confidence)
{
    if (!hasRatio(baseline, changed)) {
        return {};
    }
    Moments moments{meanOfValues(baseline), meanOfValues(changed), undefinedNumber, undefinedNumber, 0};
    double t = undefinedNumber;
    if (baseline.size() >= 2 && changed.size() >= 2) {
        moments.varianceBefore = covarianceOfMeans(baseline, baseline);
        moments.varianceAfter = covarianceOfMeans(changed, changed);
        const bool varies = moments.varianceBefore + moments.varianceAfter > 0;
        const double degrees = welchDifference(baseline, changed, confidence).degreesOfFreedom;
        t = varies ? studentQuantile(0.5 + confidence / 2, degrees) : 0;
    }
    return fieller(moments, t);
}

} // namespace trefoil
