// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compression/replicates.h"
#include "core/derive/pareto_front.h"

#include <cstdint>
#include <span>
#include <vector>

namespace trefoil {

/// What the replicates allow to say about one point.
enum class FrontState { OnFront, Undecided, Dominated, Incomplete };

struct FrontPoint {
    std::uint32_t group = 0; ///< of Replicates
    std::size_t runs = 0; ///< with a value in every objective; one run alone carries no uncertainty
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

/// The front of the means over replicates, and how often each point is on it when the replicates are drawn
/// again (bootstrap). Groups with the same seeds are drawn alike, so that what a seed does to all of them
/// does not count as a difference. Runs that lack an objective are left out. Stopped, it says nothing that
/// holds.
[[nodiscard]] std::vector<FrontPoint> uncertainFront(const Frame& frame, const Replicates& replicates,
    std::span<const Objective> objectives, const FrontOptions& options,
    const Progress& progress = noProgress());

[[nodiscard]] std::string_view stateName(FrontState state); ///< "on front", "undecided"

} // namespace trefoil
