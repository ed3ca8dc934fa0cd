// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/formats/table/table_sample.h"
#include "core/ingest/mapping.h"

#include <vector>

namespace trefoil {

/// Tables that have a column per group of people instead of a row: "accuracy (f)" and "accuracy (m)",
/// "fpr_black" and "fpr_white". At least two columns without a role that share a quality or an error rate,
/// and whose rest names groups of one attribute, are proposed as values of these groups, with the reason.
/// Where the rest is a word that need not be a group (a data set, a class), only the reason speaks of groups.
void proposeWideGroups(const TableSample& sample, std::vector<ColumnMapping>& columns);

} // namespace trefoil
