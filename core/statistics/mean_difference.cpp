// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/mean_difference.h"

#include "core/statistics/distributions.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace trefoil {

namespace {

struct Moments {
    double mean = undefinedNumber;
    double variance = undefinedNumber; ///< with n − 1
};

Moments momentsOf(std::span<const double> values)
{
    if (values.empty()) {
        return {};
    }
    const double n = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    if (values.size() < 2) {
        return {mean, undefinedNumber};
    }
    double squares = 0;
    for (const double value : values) {
        squares += (value - mean) * (value - mean);
    }
    return {mean, squares / (n - 1)};
}

void test(MeanDifference& result, double error, double confidence)
{
    const double reach = studentQuantile(0.5 + confidence / 2, result.degreesOfFreedom) * error;
    result.interval = {result.mean - reach, result.mean + reach};
    if (error > 0) {
        result.test.statistic = result.mean / error;
        result.test.p = studentTwoSided(result.test.statistic, result.degreesOfFreedom);
    }
}

} // namespace

MeanDifference meanOf(std::span<const double> values, double confidence)
{
    const Moments moments = momentsOf(values);
    MeanDifference result;
    result.count = values.size();
    result.mean = moments.mean;
    if (values.size() >= 2) {
        const double n = static_cast<double>(values.size());
        result.standardDeviation = std::sqrt(moments.variance);
        result.degreesOfFreedom = n - 1;
        test(result, std::sqrt(moments.variance / n), confidence);
    }
    return result;
}

MeanDifference pairedDifference(
    std::span<const double> baseline, std::span<const double> changed, double confidence)
{
    std::vector<double> differences(std::min(baseline.size(), changed.size()));
    for (std::size_t i = 0; i < differences.size(); ++i) {
        differences[i] = changed[i] - baseline[i];
    }
    return meanOf(differences, confidence);
}

MeanDifference welchDifference(
    std::span<const double> baseline, std::span<const double> changed, double confidence)
{
    const Moments before = momentsOf(baseline);
    const Moments after = momentsOf(changed);
    MeanDifference result;
    result.count = baseline.size() + changed.size();
    result.mean = after.mean - before.mean;
    if (baseline.size() < 2 || changed.size() < 2) {
        return result;
    }
    const double n = static_cast<double>(baseline.size());
    const double m = static_cast<double>(changed.size());
    const double ofBefore = before.variance / n;
    const double ofAfter = after.variance / m;
    const double error = ofBefore + ofAfter;
    result.standardDeviation = std::sqrt(error);
    result.degreesOfFreedom = error * error / (ofBefore * ofBefore / (n - 1) + ofAfter * ofAfter / (m - 1));
    test(result, std::sqrt(error), confidence);
    return result;
}

} // namespace trefoil
