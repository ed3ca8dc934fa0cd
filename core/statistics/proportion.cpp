// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/proportion.h"

#include "core/statistics/distributions.h"

#include <algorithm>
#include <cmath>

namespace trefoil {

namespace {

double twoSidedQuantile(double confidence)
{
    return normalQuantile(0.5 + confidence / 2);
}

double square(double x)
{
    return x * x;
}

} // namespace

double effectiveSize(double sumOfWeights, double sumOfSquaredWeights)
{
    return sumOfSquaredWeights > 0 ? square(sumOfWeights) / sumOfSquaredWeights : 0;
}

Interval wilsonInterval(const Proportion& proportion, double confidence)
{
    const double n = proportion.trials;
    if (!(n > 0)) {
        return {};
    }
    const double z = twoSidedQuantile(confidence);
    const double p = proportion.rate();
    const double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
    const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
    return {proportion.successes <= 0 ? 0 : std::max(0.0, centre - half),
        proportion.successes >= n ? 1 : std::min(1.0, centre + half)};
}

Interval differenceInterval(const Proportion& a, const Proportion& b, double confidence)
{
    const Interval ofA = wilsonInterval(a, confidence);
    const Interval ofB = wilsonInterval(b, confidence);
    const double difference = a.rate() - b.rate();
    return {difference - std::hypot(a.rate() - ofA.low, ofB.high - b.rate()),
        difference + std::hypot(ofA.high - a.rate(), b.rate() - ofB.low)};
}

Interval ratioInterval(const Proportion& a, const Proportion& b, double confidence)
{
    if (!(a.successes > 0) || !(b.successes > 0)) {
        return {};
    }
    const double spread = std::sqrt(1 / a.successes - 1 / a.trials + 1 / b.successes - 1 / b.trials)
        * twoSidedQuantile(confidence);
    const double ratio = a.rate() / b.rate();
    return {ratio * std::exp(-spread), ratio * std::exp(spread)};
}

TestResult twoProportionTest(const Proportion& a, const Proportion& b)
{
    const double pooled = (a.successes + b.successes) / (a.trials + b.trials);
    const double error = std::sqrt(pooled * (1 - pooled) * (1 / a.trials + 1 / b.trials));
    if (!(error > 0)) {
        return {};
    }
    const double z = (a.rate() - b.rate()) / error;
    return {z, 2 * normalProbability(-std::abs(z))};
}

double fisherExact(const Proportion& a, const Proportion& b)
{
    const auto count = [](double value) { return static_cast<unsigned>(std::llround(value)); };
    const unsigned n = count(a.trials);
    const unsigned total = n + count(b.trials);
    const unsigned marked = count(a.successes + b.successes);
    if (total == 0) {
        return undefinedNumber;
    }
    const unsigned fewest = marked + n > total ? marked + n - total : 0;
    const double seen = hypergeometricProbability(count(a.successes), marked, n, total);
    double p = 0;
    for (unsigned k = fewest; k <= std::min(marked, n); ++k) {
        const double probability = hypergeometricProbability(k, marked, n, total);
        // Equally likely tables must count whatever the last digit says.
        p += probability <= seen * (1 + 1e-7) ? probability : 0;
    }
    return std::min(1.0, p);
}

} // namespace trefoil
