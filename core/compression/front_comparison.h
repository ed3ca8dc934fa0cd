// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compression/uncertain_front.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace trefoil {

/// The front of what is saved and what the average keeps, against the front on which society counts.
struct FrontComparison {
    std::vector<Objective> without; ///< no society quantity; empty when nothing can be compared
    std::vector<Objective> with;
    std::size_t compared = 0; ///< groups with a value in all of them; the others are on neither front
    std::size_t parents = 0; ///< of these, parent runs, which sum up or repeat others
    std::vector<std::uint32_t> members; ///< groups of the replicates on the front without, ascending
    std::vector<std::uint32_t> leaving; ///< of these, those that are not on the front with
    std::vector<std::uint32_t> joining; ///< on the front with only
};

/// A worst group stands for the quantity that it is the worst group of: without society that quantity counts
/// in its place. The other society objectives are added. (An objective that is only added drives nothing but
/// ties off a front, so that the worst group beside the average would never cost a model its place.) Fronts
/// are those of the means over replicates. Nothing is compared unless some objectives are of society and
/// others are not. Stopped, it says nothing that holds.
[[nodiscard]] FrontComparison compareFronts(const Frame& frame, const Replicates& replicates,
    std::span<const Objective> objectives, const Progress& progress = noProgress());

/// Whether a sentence calls quantities by their id, as columns are called, or by their name.
enum class QuantityWords { Ids, Names };

/// "3 of 5 models on the front of accuracy and energy_kwh leave it once worst_group_accuracy counts: a, b, c;
/// none joins", with how many were compared; empty when nothing was.
[[nodiscard]] std::string describeFrontComparison(const FrontComparison& comparison,
    const Replicates& replicates, QuantityWords words = QuantityWords::Ids);

} // namespace trefoil
