// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/permutation.h"

#include "core/statistics/random_stream.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace trefoil {

namespace {

constexpr std::size_t mostExactDifferences = 20;
constexpr double mostExactWays = 1e6;
constexpr double tolerance = 1e-12; // of sums of the same numbers in another order

/// n over k as a floating-point number.
double waysToChoose(std::size_t n, std::size_t k)
{
    double ways = 1;
    for (std::size_t i = 1; i <= k; ++i) {
        ways *= static_cast<double>(n - k + i) / static_cast<double>(i);
    }
    return ways;
}

double gapOf(std::span<const double> values, std::span<const std::uint32_t> groups, std::size_t groupCount)
{
    std::vector<double> sums(groupCount);
    std::vector<double> counts(groupCount);
    for (std::size_t i = 0; i < values.size(); ++i) {
        sums[groups[i]] += values[i];
        counts[groups[i]] += 1;
    }
    double lowest = undefinedNumber;
    double highest = undefinedNumber;
    for (std::size_t group = 0; group < groupCount; ++group) {
        if (counts[group] > 0) {
            lowest = std::fmin(lowest, sums[group] / counts[group]);
            highest = std::fmax(highest, sums[group] / counts[group]);
        }
    }
    return highest - lowest;
}

} // namespace

PermutationTest pairedPermutation(std::span<const double> baseline, std::span<const double> changed,
    std::uint32_t randomPermutations, std::uint64_t seed)
{
    std::vector<double> differences;
    double observed = 0;
    for (std::size_t i = 0; i < std::min(baseline.size(), changed.size()); ++i) {
        observed += changed[i] - baseline[i];
        if (changed[i] != baseline[i]) {
            differences.push_back(changed[i] - baseline[i]);
        }
    }
    PermutationTest test;
    test.isExact = differences.size() <= mostExactDifferences;
    test.permutations = test.isExact ? std::uint64_t(1) << differences.size() : randomPermutations;
    RandomStream random(seed);
    std::uint64_t asExtreme = 0;
    std::uint64_t flips = 0;
    for (std::uint64_t i = 0; i < test.permutations; ++i) {
        double sum = 0;
        for (std::size_t k = 0; k < differences.size(); ++k) {
            if (test.isExact) {
                flips = i >> k;
            } else {
                flips = k % 64 == 0 ? random.next() : flips >> 1;
            }
            sum += (flips & 1) != 0 ? differences[k] : -differences[k];
        }
        asExtreme += std::abs(sum) >= std::abs(observed) - tolerance ? 1U : 0U;
    }
    test.observed = observed / static_cast<double>(std::min(baseline.size(), changed.size()));
    const double more = test.isExact ? 0 : 1;
    test.p = (static_cast<double>(asExtreme) + more) / (static_cast<double>(test.permutations) + more);
    return test;
}

PermutationTest gapPermutation(std::span<const double> values, std::span<const std::uint32_t> groups,
    std::uint32_t randomPermutations, std::uint64_t seed)
{
    PermutationTest test;
    if (values.empty()) {
        return test;
    }
    std::vector<std::uint32_t> labels(groups.begin(), groups.end());
    const std::size_t groupCount = *std::max_element(labels.begin(), labels.end()) + std::size_t(1);
    const auto inFirst = static_cast<std::size_t>(std::count(labels.begin(), labels.end(), 0U));
    test.observed = gapOf(values, labels, groupCount);
    test.isExact = groupCount == 2 && waysToChoose(labels.size(), inFirst) <= mostExactWays;
    std::uint64_t asExtreme = 0;
    const auto look = [&] {
        ++test.permutations;
        asExtreme += gapOf(values, labels, groupCount) >= test.observed - tolerance ? 1U : 0U;
    };
    if (test.isExact) {
        std::sort(labels.begin(), labels.end());
        do {
            look();
        } while (std::next_permutation(labels.begin(), labels.end()));
    } else {
        RandomStream random(seed);
        while (test.permutations < randomPermutations) {
            random.shuffle(labels);
            look();
        }
    }
    const double more = test.isExact ? 0 : 1;
    test.p = (static_cast<double>(asExtreme) + more) / (static_cast<double>(test.permutations) + more);
    return test;
}

} // namespace trefoil
