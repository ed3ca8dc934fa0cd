// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compression/compression_report.h"
#include "core/frame/row_set.h"

#include <memory>
#include <optional>
#include <vector>

namespace trefoil {

/// The groups of runs that have a row in the set, ascending. rows: null: none.
[[nodiscard]] std::vector<std::uint32_t> groupsWith(const CompressionReport& report, const RowSet* rows);

/// All rows of a group, or none, joined to `others` where there are any.
[[nodiscard]] std::shared_ptr<const RowSet> rowsOf(
    const CompressionReport& report, std::optional<std::uint32_t> group, const RowSet* others);

/// The group of a row; none for -1 and for excluded runs.
[[nodiscard]] std::optional<std::uint32_t> groupOfRow(const CompressionReport& report, std::int64_t row);

} // namespace trefoil
