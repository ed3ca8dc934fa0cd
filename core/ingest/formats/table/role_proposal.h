// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/formats/table/table_sample.h"
#include "core/ingest/mapping.h"

namespace trefoil {

/// Gives the columns their roles other than Quantity; the others stay Role::Ignore without a reason.
/// columns holds one mapping per column of the sample.
void proposeRoles(const TableSample& sample, std::vector<ColumnMapping>& columns);

/// Names the run by the first text column whose values differ, where nothing else does.
void proposeNameFallback(const TableSample& sample, std::vector<ColumnMapping>& columns);

} // namespace trefoil
