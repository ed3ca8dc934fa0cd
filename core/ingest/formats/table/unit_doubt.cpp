// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/table/unit_doubt.h"

#include "core/ingest/formats/table/column_name.h"
#include "core/ingest/formats/table/table_binding.h"
#include "core/units/unit.h"

namespace trefoil {

std::string unitDoubt(const ColumnMapping& column)
{
    const auto standard = findStandard(column.quantityId);
    if (column.role != Role::Quantity || !column.unit.empty() || !standard) {
        return {};
    }
    const ColumnName name = parseColumnName(column.column);
    const Unit read = quantityOf(*standard).unit;
    std::string shown = read.dimension == Dimension::Money ? name.foreignCurrency : std::string();
    if (const auto unit = findUnit(name.unit);
        unit && (unit->dimension != read.dimension || unit->toCanonical != read.toCanonical)) {
        shown = name.unit;
    }
    const std::string symbol(read.symbol == "1" ? std::string_view("a number without a unit") : read.symbol);
    return shown.empty()
        ? std::string()
        : "its name says " + shown + ", no unit is stated and the numbers are read as " + symbol;
}

} // namespace trefoil
