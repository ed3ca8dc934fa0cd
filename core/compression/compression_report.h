// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/compression/comparison.h"
#include "core/compression/families.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace trefoil {

/// One baseline against all that was made from it.
struct FamilyReport {
    CompressionFamily family;
    std::vector<VariantComparison> variants; ///< in the order of family.variants
};

/// What the Compress board tells of a frame. Immutable once made; keeps the frame that it points into.
struct CompressionReport {
    FramePointer frame;
    Replicates replicates;
    std::vector<FamilyReport> families;
};

using CompressionReportPointer = std::shared_ptr<const CompressionReport>;

/// Finds the families and compares them. Depends on no selection and no hidden run. Errors: Cancelled.
[[nodiscard]] Result<CompressionReportPointer> reportCompression(
    const FramePointer& frame, std::span<const BaselineChoice> byHand, const Progress& progress);

/// What the families' baselines are called in a list, in the order of the families: distinctLabels.
[[nodiscard]] std::vector<std::string> baselineLabels(const CompressionReport& report);

} // namespace trefoil
