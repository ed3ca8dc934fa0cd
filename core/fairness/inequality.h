// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace trefoil {

/// Which formula the index with α = 0 follows.
enum class MeanLogDeviation {
    AsDocumented, ///< −mean(ln(b/μ)), Speicher et al. 2018
    AsInAif360, ///< −mean(ln(b/μ)/μ): AIF360's code divides by μ once more
};

/// Benefit of every example, 1 + prediction − label in terms of favorable or not: 0 for a false negative, 1
/// when right, 2 for a false positive. Weights play no part in these indices, as in AIF360.
[[nodiscard]] std::vector<double> benefits(
    std::span<const double> labels, std::span<const double> predictions, double favorable);

/// Every benefit replaced by the mean of its group.
[[nodiscard]] std::vector<double> meansByGroup(
    std::span<const double> benefits, std::span<const std::uint32_t> groups);

/// GE(α) = 1/(n α(α−1)) Σ[(b/μ)^α − 1]; α = 1 is Theil's T, (1/n) Σ b/μ · ln(b/μ) with 0 · ln 0 = 0. Equal
/// benefits give 0, also when everyone gets a false positive; μ = 0 gives NaN. With α = 0 a benefit of 0
/// gives infinity.
[[nodiscard]] double generalizedEntropy(
    std::span<const double> benefits, double alpha, MeanLogDeviation formula);

[[nodiscard]] double theilIndex(std::span<const double> benefits);
[[nodiscard]] double coefficientOfVariation(std::span<const double> benefits); ///< √(2 · GE(2))

} // namespace trefoil
