// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compression/parentage.h"
#include "core/compression/replicates.h"
#include "core/domain/baseline_choice.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace trefoil {

struct FamilyVariant {
    std::uint32_t group = 0; ///< of Replicates
    std::string reason; ///< why it is compared with that baseline: "set by hand", or what its name says
    bool isControl = false; ///< a relative that nothing calls compressed: trained further, made small at once

    bool operator==(const FamilyVariant&) const = default;
};

/// A baseline with what was made from it.
struct CompressionFamily {
    std::uint32_t baseline = 0; ///< group of Replicates
    std::vector<FamilyVariant> variants; ///< in the order of the groups
    /// Relatives of unknown parentage without any quality value: an energy log that joined to no result. What
    /// such runs gain or lose cannot be told, so they are no controls.
    std::vector<std::uint32_t> withoutQuality;

    bool operator==(const CompressionFamily&) const = default;
};

/// Every baseline that something was made from, in the order of the groups. A choice by hand outranks what
/// names say, for all seeds of its group; a choice whose runs the frame lacks is left out. Groups of the
/// baseline's model, dataset, task and project that have no baseline of their own, but a quality value, are
/// its controls. parentage: one per row of the frame.
[[nodiscard]] std::vector<CompressionFamily> compressionFamilies(const Frame& frame,
    const Replicates& replicates, std::span<const Parentage> parentage,
    std::span<const BaselineChoice> byHand);

/// The family of a baseline that a person names. When nothing was made from it (a control), its relatives are
/// compared with it, but for those that a person gave another baseline or called one.
[[nodiscard]] CompressionFamily familyOfBaseline(const Frame& frame, const Replicates& replicates,
    std::span<const Parentage> parentage, std::span<const BaselineChoice> byHand, std::uint32_t baseline);

} // namespace trefoil
