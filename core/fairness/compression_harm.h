// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/statistics/mean_difference.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace trefoil {

/// Accuracy by group as WILDS reports it: 0 with count 0 for an empty group, which the worst group skips.
struct GroupAccuracy {
    double average = undefinedNumber;
    std::vector<double> accuracy;
    std::vector<std::size_t> count;
    double worst = 0; ///< 0 without any example
};

/// correct[i] is 1 or 0. Source: p-lambda/wilds 472677590, common/metrics/metric.py.
[[nodiscard]] GroupAccuracy groupAccuracy(
    std::span<const double> correct, std::span<const std::uint32_t> groups, std::size_t groupCount);

/// How an error rate changed. Both belong together: a relative change of a small rate is large.
struct ErrorChange {
    double absolute = undefinedNumber; ///< compressed − baseline
    double relative = undefinedNumber; ///< (e_t − e_0)/e_0; 0 → 0 is NaN, 0 → x infinite
};

/// Normalised change of error, Hooker et al. 2020.
[[nodiscard]] ErrorChange errorChange(double baselineError, double compressedError);

/// Whether compression moves a class by more than it moves all of them.
struct ClassShift {
    /// mean(recall − accuracy) of the compressed models − that of the baselines: below 0 the class loses
    /// more.
    double difference = undefinedNumber;
    TestResult
        test; ///< Welch's t of the baselines against the compressed models: above 0 when the class loses
};

/// Per model: recall of the class and accuracy over all (Hooker et al. 2019). Correct p over classes with
/// holm(). Spans of one population have the same length.
[[nodiscard]] ClassShift classShift(std::span<const double> baselineRecall,
    std::span<const double> baselineAccuracy, std::span<const double> compressedRecall,
    std::span<const double> compressedAccuracy);

/// Performance per resource, P/(1 + R) with R min-max scaled over the compared runs (Selvan et al. 2024).
/// NaN when all use the same.
struct ResourceEfficiency {
    std::vector<double> normalisedResource, efficiency;
};

[[nodiscard]] ResourceEfficiency resourceEfficiency(
    std::span<const double> performance, std::span<const double> resource);

} // namespace trefoil
