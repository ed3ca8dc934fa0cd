// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/bootstrap.h"

#include "core/statistics/distributions.h"
#include "core/statistics/random_stream.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace trefoil {

namespace {

double quantileOfSorted(const std::vector<double>& sorted, double p)
{
    if (sorted.empty() || !(p >= 0 && p <= 1)) {
        return undefinedNumber;
    }
    const double position = p * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double share = position - static_cast<double>(below);
    return sorted[below] + (sorted[above] - sorted[below]) * share;
}

std::vector<double> sortedNumbers(std::span<const double> values)
{
    std::vector<double> sorted;
    std::copy_if(values.begin(), values.end(), std::back_inserter(sorted),
        [](double value) { return !std::isnan(value); });
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

/// The rows of each stratum.
std::vector<std::vector<std::uint32_t>> rowsByStratum(
    std::uint32_t rows, std::span<const std::uint32_t> strata)
{
    std::vector<std::vector<std::uint32_t>> members(1);
    for (std::uint32_t row = 0; row < rows; ++row) {
        const std::uint32_t stratum = strata.empty() ? 0 : strata[row];
        if (stratum >= members.size()) {
            members.resize(stratum + 1);
        }
        members[stratum].push_back(row);
    }
    return members;
}

/// Σd³ / (6 (Σd²)^1.5) over the jackknife's deviations from their mean.
double acceleration(std::uint32_t rows, const RowStatistic& statistic)
{
    std::vector<double> leftOut(rows);
    std::vector<std::uint32_t> others(rows - 1);
    std::iota(others.begin(), others.end(), 1U);
    for (std::uint32_t row = 0; row < rows; ++row) {
        leftOut[row] = statistic(others);
        if (row + 1 < rows) {
            others[row] = row;
        }
    }
    const double mean = std::accumulate(leftOut.begin(), leftOut.end(), 0.0) / rows;
    double squares = 0;
    double cubes = 0;
    for (const double value : leftOut) {
        const double deviation = mean - value;
        squares += deviation * deviation;
        cubes += deviation * deviation * deviation;
    }
    return squares > 0 ? cubes / (6 * std::pow(squares, 1.5)) : 0;
}

} // namespace

double quantile(std::span<const double> values, double p)
{
    const std::vector<double> sorted = sortedNumbers(values);
    return sorted.size() == values.size() ? quantileOfSorted(sorted, p) : undefinedNumber;
}

double quantileOfNumbers(std::span<const double> values, double p)
{
    return quantileOfSorted(sortedNumbers(values), p);
}

std::vector<double> bootstrap(std::uint32_t rows, const RowStatistic& statistic,
    std::span<const std::uint32_t> strata, const BootstrapOptions& options)
{
    RandomStream random(options.seed);
    const auto members = rowsByStratum(rows, strata);
    std::vector<double> values(options.resamples);
    std::vector<std::uint32_t> drawn(rows);
    for (double& value : values) {
        auto next = drawn.begin();
        for (const std::vector<std::uint32_t>& stratum : members) {
            const auto size = static_cast<std::uint32_t>(stratum.size());
            for (std::uint32_t i = 0; i < size; ++i) {
                *next++ = stratum[random.below(size)];
            }
        }
        value = statistic(drawn);
    }
    return values;
}

Interval percentileInterval(std::span<const double> resamples, double confidence)
{
    const std::vector<double> sorted = sortedNumbers(resamples);
    return {quantileOfSorted(sorted, (1 - confidence) / 2), quantileOfSorted(sorted, (1 + confidence) / 2)};
}

Interval bcaInterval(std::uint32_t rows, const RowStatistic& statistic, const BootstrapOptions& options)
{
    if (rows < 2) {
        return {};
    }
    std::vector<std::uint32_t> all(rows);
    std::iota(all.begin(), all.end(), 0U);
    const double observed = statistic(all);
    const std::vector<double> sorted = sortedNumbers(bootstrap(rows, statistic, {}, options));
    if (sorted.empty() || std::isnan(observed)) {
        return {};
    }
    if (sorted.front() == sorted.back()) {
        return {observed, observed};
    }
    // Ties count half, so that a coarse statistic is not called biased (scipy does the same).
    const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), observed);
    const double below = static_cast<double>(first - sorted.begin() + (last - sorted.begin())) / 2;
    const double bias = normalQuantile(below / static_cast<double>(sorted.size()));
    const double a = acceleration(rows, statistic);
    const auto corrected = [&](double p) {
        const double shifted = bias + normalQuantile(p);
        return quantileOfSorted(sorted, normalProbability(bias + shifted / (1 - a * shifted)));
    };
    return {corrected((1 - options.confidence) / 2), corrected((1 + options.confidence) / 2)};
}

Interval bootstrapMean(std::span<const double> values, const BootstrapOptions& options)
{
    const RowStatistic mean = [&](std::span<const std::uint32_t> rows) {
        double sum = 0;
        for (const std::uint32_t row : rows) {
            sum += values[row];
        }
        return sum / static_cast<double>(rows.size());
    };
    return bcaInterval(static_cast<std::uint32_t>(values.size()), mean, options);
}

} // namespace trefoil
