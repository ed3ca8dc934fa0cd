// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/group_heat/prepare.h"

namespace trefoil {

/// What the heat table shows where there is no baseline: how far every group is from the best one of the same
/// model (see bestGroup), among groups that are large enough to compare.
[[nodiscard]] PreparedGroupHeat prepareGroupGaps(
    const CompressionReport& report, const GroupComparison& comparison, const RowSet* visible);

} // namespace trefoil
