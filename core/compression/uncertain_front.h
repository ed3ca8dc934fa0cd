// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/compression/evaluations.h"
#include "core/compression/replicates.h"
#include "core/derive/pareto_front.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace trefoil {

/// What the replicates allow to say about one point.
enum class FrontState { OnFront, Undecided, Dominated, Incomplete };

struct FrontPoint {
    std::uint32_t group = 0; ///< of Replicates
    std::size_t runs = 0; ///< with a value in every objective; one run alone has no replicates
    bool hasExamples = false; ///< an objective of one of its runs was drawn again over single examples
    std::vector<double> means; ///< per objective; NaN when incomplete
    FrontState state = FrontState::Incomplete;
    bool isMember = false; ///< of the front of the means
    double frequency = 0; ///< share of resamples in which it is on the front
    std::vector<std::uint32_t> keptBy; ///< of a member: objectives without which it would be dominated
};

struct FrontOptions {
    std::uint32_t resamples = 1000;
    std::uint64_t seed = 1; ///< stands beside the result
    double certainty = 0.95; ///< on the front from this frequency on, dominated up to 1 − it
};

/// Over what the points were drawn again.
struct FrontResampling {
    std::size_t seeds = 0; ///< runs of the point that has most
    std::size_t examples = 0; ///< of all evaluations; 0: replicates alone
    std::vector<std::string> quantities; ///< objectives that follow from the examples, by id
};

struct UncertainFront {
    std::vector<FrontPoint> points;
    FrontResampling resampling;
};

/// The front of the means over replicates, and how often each point is on it when the replicates are drawn
/// again (bootstrap). Groups with the same seeds are drawn alike, so that what a seed does to all of them
/// does not count as a difference. Runs that lack an objective are left out. Stopped, it says nothing that
/// holds.
[[nodiscard]] std::vector<FrontPoint> uncertainFront(const Frame& frame, const Replicates& replicates,
    std::span<const Objective> objectives, const FrontOptions& options,
    const Progress& progress = noProgress());

/// The same, nested: the replicates are drawn, and then the examples that their objectives were measured on,
/// jointly for all models that answered the same ones (paired bootstrap, see ExampleResampling). A point of
/// one run gets the uncertainty of its examples so. Replicates are drawn as without evaluations. Errors:
/// Cancelled.
[[nodiscard]] Result<UncertainFront> uncertainFront(const Frame& frame, const Replicates& replicates,
    std::span<const Objective> objectives, const FrontOptions& options, const Evaluations& evaluations,
    const Progress& progress = noProgress());

/// "1,000 resamples over 10 seeds and 12,000 examples, seed 1".
[[nodiscard]] std::string describeResampling(const FrontResampling& resampling, const FrontOptions& options);

/// "3 on the front, 2 undecided, 5 dominated, 0 not compared; 1,000 resamples over …"
[[nodiscard]] std::string describeStates(const UncertainFront& front, const FrontOptions& options);

[[nodiscard]] std::string_view stateName(FrontState state); ///< "on front", "undecided"

} // namespace trefoil
