// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/mapping.h"

#include <string>
#include <string_view>

namespace trefoil {

/// What makes the unit of a column doubtful: none is stated, and the column's name shows another one than
/// that in which the numbers will be read. Empty when nothing does.
[[nodiscard]] std::string unitDoubt(const ColumnMapping& column);

/// What the name of a column says in a bracket where the unit of such a quantity stands, and what is no unit:
/// "furlongs" of "energy (furlongs)". Empty when there is no such thing: the name says a unit, or nothing
/// that has one.
[[nodiscard]] std::string unknownUnit(std::string_view columnName);

/// The same as a sentence about a column that is kept as a quantity of the person's own without a unit; empty
/// for any other column.
[[nodiscard]] std::string unknownUnitDoubt(const ColumnMapping& column);

} // namespace trefoil
