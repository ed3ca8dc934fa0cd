// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compression/compression_report.h"
#include "core/frame/group_table.h"

namespace trefoil {

/// Every model with a value by group, in the order of the replicates, beside no baseline: family.baseline is
/// Replicates::none and nothing is compared. How a model was made smaller is as its family says.
[[nodiscard]] FamilyReport modelsWithGroups(const CompressionReport& report, const GroupTable& table);

} // namespace trefoil
