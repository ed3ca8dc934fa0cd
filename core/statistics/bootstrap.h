// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/statistics/interval.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace trefoil {

/// The p quantile, linear between the two nearest values (numpy's default). NaN if any value is NaN or there
/// is none.
[[nodiscard]] double quantile(std::span<const double> values, double p);
/// The same with NaN left out.
[[nodiscard]] double quantileOfNumbers(std::span<const double> values, double p);

struct BootstrapOptions {
    std::uint32_t resamples = 2000;
    std::uint64_t seed = 1; ///< stands beside every result
    double confidence = 0.95;
};

/// A statistic of the rows with these numbers, which may repeat. May be NaN.
using RowStatistic = std::function<double(std::span<const std::uint32_t>)>;

/// The statistic of every resample: as many rows, drawn with replacement. strata: if not empty, one number
/// per row; every resample keeps the number of rows of each.
[[nodiscard]] std::vector<double> bootstrap(std::uint32_t rows, const RowStatistic& statistic,
    std::span<const std::uint32_t> strata, const BootstrapOptions& options);

/// The two outer quantiles of the resamples; those without a value are left out.
[[nodiscard]] Interval percentileInterval(std::span<const double> resamples, double confidence);

/// Bias-corrected and accelerated (Efron 1987), with the acceleration from leaving out one row at a time:
/// n + resamples evaluations. NaN when every resample lies on one side of the statistic.
[[nodiscard]] Interval bcaInterval(
    std::uint32_t rows, const RowStatistic& statistic, const BootstrapOptions& options);

/// The BCa interval of a mean, for example of paired differences over seeds.
[[nodiscard]] Interval bootstrapMean(std::span<const double> values, const BootstrapOptions& options);

} // namespace trefoil
