// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compression/comparison.h"
#include "core/compression/verdict.h"
#include "core/report/text_table.h"

#include <string>
#include <vector>

namespace trefoil {

/// A comparison with what is said about it.
struct ComparisonReport {
    const Replicates* replicates = nullptr;
    std::uint32_t baseline = 0;
    std::vector<VariantComparison> variants;
    GroupSizes sizes;

    [[nodiscard]] ComparedFamily family() const { return {variants, replicates}; }
};

/// One row per variant and quantity. Exact numbers for files; four digits for reading on a terminal.
[[nodiscard]] TextTable comparisonTable(const ComparisonReport& report);
[[nodiscard]] std::string comparisonText(const ComparisonReport& report); ///< with verdicts and warnings
[[nodiscard]] std::string comparisonJson(const ComparisonReport& report, const Frame& frame);

} // namespace trefoil
