// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compression/comparison.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// How many groups a largest gap was taken over, and how small the smallest of them is. From the library's
/// values by group, without the groups that are too small to compare.
struct GroupSizes {
    std::size_t groups = 0;
    std::optional<double> smallest; ///< examples; none when not recorded
};

enum class ComparisonWarning {
    GainOfControl, ///< a quality rose, and that of a run that is not compressed rose as well
    CollapsedModel, ///< a gap shrank while the quality that it is a gap of got worse
    IdenticalResults, ///< every quality value equals the baseline's to the last digit
    BiasedGap, ///< a largest gap over more than two groups
    UnresolvedZeros, ///< runs read 0 of what every run takes some of
    EnergyOfBaseline, ///< consumption is the variant's own; the total with the baseline stands beside
    FewRuns, ///< fewer than five runs or pairs
};

struct WarningText {
    ComparisonWarning kind = ComparisonWarning::FewRuns;
    std::string text; ///< one English sentence
};

/// The variants of one baseline, among which are its controls.
struct ComparedFamily {
    std::span<const VariantComparison> variants;
    const Replicates* replicates = nullptr; ///< has their names; null only without variants
};

/// What the program must not be fooled by, for one variant. A control gains as well where its mean moved in
/// the better direction by at least half of what the variant gained.
[[nodiscard]] std::vector<WarningText> warningsOf(
    const VariantComparison& comparison, const GroupSizes& sizes, const ComparedFamily& family = {});

/// "energy_kwh −66.3 % [−70.1, −62.2]", "accuracy −0.4 pt [−0.6, −0.1]": shares in points, others relative to
/// the baseline, or absolute where there is no ratio. "energy_kwh 0 in 3 of 10 runs" where that hides it.
[[nodiscard]] std::string describeChange(const QuantityChange& change);

/// "+23.6 % with the baseline's": what the variant and the baseline that it starts from took together,
/// against the baseline alone. Empty where it starts from none, or the baseline's own is unknown or zero.
[[nodiscard]] std::string describeWithBaseline(
    const VariantComparison& comparison, std::string_view quantityId);

/// Gains, harms and what cannot be told, with n and test: "gain: …; harm: …; cannot be told: …; evidence: …".
/// "not enough runs to tell" when no quantity can be tested.
[[nodiscard]] std::string verdictOf(const VariantComparison& comparison);

[[nodiscard]] std::string_view effectName(Effect effect); ///< "better", "not enough runs"
[[nodiscard]] std::string_view evidenceName(Evidence evidence); ///< "paired t test"

} // namespace trefoil
