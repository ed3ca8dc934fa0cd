// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/column_builder.h"
#include "core/store/run_rows.h"
#include "core/store/sql/connection.h"
#include "core/units/quantity.h"

#include <memory>
#include <string_view>
#include <vector>

namespace trefoil {

/// Worst-group value and largest gap per run for every quantity that has values by group, as quantities of
/// the sphere Society with grade Derived: worst_group_<id> is the minimum where higher is better and the
/// maximum where lower is; largest_gap_<id> is maximum minus minimum within one attribute, the largest over
/// the attributes. Groups that stand for everybody (all, overall, average) are no groups; those that are
/// known to be too small (isTooSmallToCompare) are left out, and a run that has no others has neither value.
[[nodiscard]] std::vector<std::unique_ptr<ColumnBuilder>> groupColumns(
    sql::Connection& connection, QuantityRegistry& registry, const RunRows& rows);

} // namespace trefoil
