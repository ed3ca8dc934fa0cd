// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/statistics/interval.h"

#include <cstdint>
#include <span>

namespace trefoil {

struct PermutationTest {
    double observed = undefinedNumber;
    double p = undefinedNumber;
    std::uint64_t permutations = 0; ///< looked at
    bool isExact = false; ///< all there are; otherwise random ones, and p = (1 + #)/(1 + B)
};

/// Whether a score differs between two models on the same examples: all sign flips of the differences that
/// are not 0, two-sided on the mean difference. For right/wrong scores this is McNemar's exact test. Exact
/// up to 20 such differences, random beyond. Both spans have the same length.
[[nodiscard]] PermutationTest pairedPermutation(std::span<const double> baseline,
    std::span<const double> changed, std::uint32_t randomPermutations, std::uint64_t seed);

/// Whether the largest gap between the means of groups is more than chance would make of them: the labels of
/// groups are exchanged. Exact when there are two groups and at most a million ways, random otherwise.
/// groups[i] counts from 0.
[[nodiscard]] PermutationTest gapPermutation(std::span<const double> values,
    std::span<const std::uint32_t> groups, std::uint32_t randomPermutations, std::uint64_t seed);

} // namespace trefoil
