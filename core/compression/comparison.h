// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compression/parentage.h"
#include "core/compression/relative_change.h"
#include "core/compression/replicates.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace trefoil {

enum class Evidence {
    PairedSeeds, ///< at least two seeds have a value on both sides: t test of the differences
    Independent, ///< at least two values on each side: Welch's test
    TooFewRuns, ///< a change is shown, nothing can be said about it
};

/// Runs whose reading is 0 although every run takes some, see isUnresolvedZero().
struct UnresolvedZeros {
    std::size_t baseline = 0, variant = 0;

    [[nodiscard]] bool isAny() const { return baseline + variant > 0; }
};

/// What the evidence allows to say about a change.
enum class Effect { Better, Worse, Undecided, Equal, TooFewRuns, Unresolved };

/// One quantity, baseline against variant.
struct QuantityChange {
    const Quantity* quantity = nullptr;
    MeanDifference baseline; ///< of the baseline's runs alone, absent values left out
    MeanDifference variant;
    Evidence evidence = Evidence::TooFewRuns;
    std::size_t pairs = 0; ///< seeds with a value on both sides
    MeanDifference change; ///< variant − baseline, in the canonical unit
    RelativeChange relative;
    double adjustedP = undefinedNumber; ///< Holm over all variants compared in this quantity
    std::size_t comparisons = 0; ///< how many those are
    /// With any, there is no relative change, no interval and no test, and the effect is Unresolved.
    UnresolvedZeros zeros;
    bool isIdentical = false; ///< equal to the last digit in every pair of seeds
    Effect effect = Effect::TooFewRuns;
};

/// Seeds that a change rests on: the pairs where seeds pair, else the runs of the side that has fewer.
[[nodiscard]] std::size_t runsBehind(const QuantityChange& change);

/// A variant's own consumption with that of the baseline which it starts from, per pair of seeds where seeds
/// pair, else the sum of the means without an interval. Of quantities whose readings are resolved.
struct ConsumptionWithBaseline {
    const Quantity* quantity = nullptr;
    double own = undefinedNumber;
    double total = undefinedNumber;
    Interval totalInterval;
};

struct VariantComparison {
    std::uint32_t group = 0; ///< of Replicates
    CompressionProposal compression; ///< of its first run
    std::vector<QuantityChange> changes; ///< in the frame's order
    std::vector<ConsumptionWithBaseline> withBaseline; ///< empty when it starts from nothing
    /// Share of the examples that get the commoner of two answers, mean over the runs that say their true and
    /// false positives and negatives; NaN when none does.
    double commonestAnswer = undefinedNumber;
    double commonestAnswerOfBaseline = undefinedNumber;

    [[nodiscard]] const QuantityChange* find(std::string_view quantityId) const;
    [[nodiscard]] const ConsumptionWithBaseline* findWithBaseline(std::string_view quantityId) const;
};

struct ComparisonOptions {
    double confidence = 0.95;
    double significance = 0.05; ///< of adjusted p values
};

/// The baseline's group against each of the others in every quantity that has a better direction and a value
/// on both sides, the worst group and the largest gap among them. Gaps of quantities without a direction
/// (counts) are left out.
[[nodiscard]] std::vector<VariantComparison> compareWithBaseline(const Frame& frame,
    const Replicates& replicates, std::uint32_t baseline, std::span<const std::uint32_t> variants,
    const ComparisonOptions& options);

/// The change of one column from the baseline's runs to the variant's: paired over seeds where at least two
/// pair, else of independent runs. Neither adjusted nor judged.
[[nodiscard]] QuantityChange compareColumn(const Frame& frame, const Column& column,
    const ReplicateGroup& baseline, const ReplicateGroup& variant, double confidence);

/// Groups of the same model, dataset, task and project as the baseline, without itself.
[[nodiscard]] std::vector<std::uint32_t> relativesOf(
    const Frame& frame, const Replicates& replicates, std::uint32_t baseline);

} // namespace trefoil
