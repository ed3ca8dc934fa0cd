// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compression/compression_method.h"
#include "core/frame/frame.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace trefoil {

/// Which run a run was made smaller from, and how: a proposal with its reasons, for a person to confirm.
struct Parentage {
    CompressionProposal compression;
    std::optional<std::uint32_t> baseline; ///< row of the frame; none for a baseline itself
    std::string baselineReason; ///< why that one, or why none
};

/// One per row. The method comes from setting columns and from the variant, the model or, when these say
/// nothing, the name. The baseline is the uncompressed variant of the same model, dataset, task and project:
/// the only one, or the only one that is called so and no more ("dense" beside "denseft"); of its seeds the
/// same one where there is one, else the first. Of several runs of one seed it is the fullest: one with
/// quality values, then with values in most spheres, then with most values.
[[nodiscard]] std::vector<Parentage> proposeParentage(const Frame& frame);

/// What a baseline and its variants share: model without the words of a method, dataset, task and project; of
/// runs that have neither model, task nor project the folder of their files, too, where it is known. That
/// they are called "baseline" and "int8" does not make them one family.
[[nodiscard]] std::string modelFamily(const Frame& frame, std::uint32_t row);

} // namespace trefoil
