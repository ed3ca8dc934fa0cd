// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compression/compression_report.h"
#include "core/compression/verdict.h"
#include "core/frame/group_table.h"
#include "core/statistics/linear_trend.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace trefoil {

/// One quantity by the groups of one attribute, baseline and variants of one family.
struct GroupComparison {
    struct Group {
        std::string name;
        std::optional<std::int64_t> support; ///< of the baseline's first run that says it
    };
    /// What a model's value of one group of people rests on.
    struct Basis {
        double examples = undefinedNumber; ///< that it is a share of, mean over the runs; NaN: not known
        std::size_t derivedRuns = 0; ///< whose value was computed from counts or answers
    };
    struct Variant {
        std::uint32_t group = 0; ///< of the report's replicates
        std::vector<QuantityChange> changes; ///< per group of people; counts 0 where there is no value
        std::vector<Basis> bases{}; ///< per group of people
    };

    const Quantity* quantity = nullptr;
    std::string attribute;
    std::vector<Group> groups; ///< the largest first
    std::vector<MeanDifference> baseline; ///< per group of people; counts 0 without a baseline
    std::vector<Basis> baselineBases; ///< per group of people
    std::vector<Variant> variants; ///< in the family's order; those without any value are left out
};

/// Attributes that the family's runs have in that quantity, those with most groups first, intersections last.
[[nodiscard]] std::vector<std::string> attributesOf(const CompressionReport& report,
    const FamilyReport& family, const GroupTable& table, std::string_view quantityId);

/// Quantities with values by group in the family, those with a better direction first, then by readings.
[[nodiscard]] std::vector<const Quantity*> groupQuantitiesOf(
    const CompressionReport& report, const FamilyReport& family, const GroupTable& table);

/// Of a family without a baseline (see modelsWithGroups) every model is a variant that is compared with
/// nothing.
[[nodiscard]] GroupComparison compareGroups(const CompressionReport& report, const FamilyReport& family,
    const GroupTable& table, std::string_view quantityId, std::string_view attribute);

/// Wilson's 95 % interval of a share over its examples, of the mean over seeds: the seeds answer the same
/// examples, so they do not add to their number. The t interval over seeds where the examples are not known.
[[nodiscard]] Interval intervalOf(const MeanDifference& mean, const GroupComparison::Basis& basis);

/// Whether a value of the quantity is a share of errors or of what is right.
[[nodiscard]] bool hasError(const Quantity& quantity);

/// How the error changed, as a share of the baseline's error: 0.5 is half as many again. The error of
/// accuracy is 1 − accuracy, that of a false positive rate the rate itself. 0 → 0 and quantities without an
/// error are NaN, 0 → x is infinite. Normalised change of Hooker et al. 2020; small errors change much for
/// little.
[[nodiscard]] double normalisedChange(const Quantity& quantity, double baseline, double variant);

/// How many groups the largest gaps of the family are taken over, and how small the smallest of them is.
[[nodiscard]] GroupSizes groupSizesOf(
    const CompressionReport& report, const FamilyReport& family, const GroupTable& table);

/// Whether groups drift apart as models get smaller: the gap between the best and the worst group against
/// log2 of the compression ratio. Groups that are too small to compare are left out of the gap.
struct Amplification {
    LinearTrend trend; ///< slope: change of the gap each time the model is halved
    std::size_t groups = 0;
    double gapOfBaseline = undefinedNumber;
};

[[nodiscard]] Amplification amplificationOf(const FamilyReport& family, const GroupComparison& comparison);

/// "Each halving of the model widens the gap between groups by 1.2 pt [0.4, 2.0], p = 0.004, over 12
/// variants.", or that too few variants say their size.
[[nodiscard]] std::string describeAmplification(const Amplification& amplification, const Quantity& quantity);

} // namespace trefoil
