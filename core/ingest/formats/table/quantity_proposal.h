// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/formats/table/table_sample.h"
#include "core/ingest/mapping.h"

namespace trefoil {

/// Gives the number columns that have no role a quantity and a unit; a standard one at most once.
void proposeQuantities(const TableSample& sample, std::vector<ColumnMapping>& columns);

/// Whether the numbers of a column that has fractions are fractions or percent: the unit, or a question.
void chooseScale(const ColumnSample& column, ColumnMapping& mapping);

} // namespace trefoil
