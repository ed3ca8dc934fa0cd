// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/compression/compression_report.h"

#include <cstddef>
#include <string>
#include <vector>

namespace trefoil {

/// What a person chose to see on the Compress board. Empty members: what suits the report.
struct CompressBoard {
    std::string x; ///< quantity of the arrows
    std::string y;
    RunId baseline; ///< any run of the baseline whose family is shown
    bool showsAllFamilies = false;
    std::string ladder; ///< of the retention curves: "sparsity", "bits", "ratio"

    bool operator==(const CompressBoard&) const = default;
};

/// Quantities that some of the families compare, in the frame's order.
[[nodiscard]] std::vector<const Quantity*> comparedQuantities(const CompressionReport& report);

/// The board with its empty members filled in, and those that the report does not have replaced: the family
/// with most variants, its quality that most of them have against the environment quantity that most have.
[[nodiscard]] CompressBoard suitableCompressBoard(const CompressionReport& report, CompressBoard wanted);

/// Whether the run is one of the family's baseline.
[[nodiscard]] bool hasRun(const CompressionReport& report, const FamilyReport& family, RunId run);

/// Index of the family whose baseline the run is; 0 where there is none.
[[nodiscard]] std::size_t familyOf(const CompressionReport& report, RunId baseline);

} // namespace trefoil
