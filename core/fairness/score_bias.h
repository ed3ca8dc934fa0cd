// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/statistics/interval.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace trefoil {

// Measures of Iofinova et al. 2023 for compressed vision models, from the predicted probability of a
// positive. Source: IST-DASLab/pruned-vision-model-bias, bias_utils/runs.py. Labels are 0 or 1.

/// Share of examples with |p − ½| < 0.4. NaN without examples.
[[nodiscard]] double uncertainty(std::span<const double> probabilities);

/// Σ n_k/n · |mean p − mean label| over k = floor(10 p); p = 1 is an eleventh bin.
[[nodiscard]] double expectedCalibrationError(
    std::span<const double> probabilities, std::span<const double> labels);

/// Share of examples with p > threshold.
[[nodiscard]] double predictedPositiveRate(std::span<const double> probabilities, double threshold);

/// The threshold under which as many are predicted positive as are positive: the k-th largest score of a
/// validation set with k positives. Infinity for k = 0.
[[nodiscard]] double matchingThreshold(std::span<const double> scores, std::span<const double> labels);

struct BiasAmplificationOptions {
    double threshold = 0.5;
    double trainingShare[2] = {0, 0}; ///< share of positives in training, by protected value
    std::size_t fewestPositives = 10; ///< of each protected value in the test set
};

/// share(a among predicted positives) − share(a among true positives), a the protected value with more
/// positives in training; above 0 the model exaggerates. NaN when a protected value has too few positives,
/// when the training shares differ by less than 10 % of the smaller, or when nothing is predicted positive.
[[nodiscard]] double biasAmplification(std::span<const double> probabilities, std::span<const double> labels,
    std::span<const std::uint8_t> protectedValues, const BiasAmplificationOptions& options);

} // namespace trefoil
