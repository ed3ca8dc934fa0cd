// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fairness/exemplars.h"
#include "core/report/text_table.h"

namespace trefoil {

/// The exemplars in the order of the file: id, groups, label, what either population says, how far apart they
/// are (taxicab, 0..2).
[[nodiscard]] TextTable exemplarTable(const ExemplarVotes& votes, const ExemplarReport& report);

/// How often each group is among the exemplars, and how often among all examples.
[[nodiscard]] TextTable exemplarShareTable(const ExemplarReport& report);

} // namespace trefoil
