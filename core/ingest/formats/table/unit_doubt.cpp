// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/table/unit_doubt.h"

#include "core/base/utf8_text.h"
#include "core/ingest/column_meaning.h"
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

std::string unknownUnit(std::string_view columnName)
{
    const std::string_view name = trimmed(columnName);
    const std::size_t open = name.empty() ? std::string_view::npos
        : name.back() == ')'              ? name.rfind('(')
        : name.back() == ']'              ? name.rfind('[')
                                          : std::string_view::npos;
    if (open == std::string_view::npos || !parseColumnName(name).unit.empty()
        || !parseColumnName(name).foreignCurrency.empty()) {
        return {};
    }
    const std::string_view inside = trimmed(name.substr(open + 1, name.size() - open - 2));
    ColumnName before = parseColumnName(name.substr(0, open));
    if (inside.empty() || !before.unit.empty() || roleOfName(before)) {
        return {};
    }
    before.unit = inside; // what some quantities need to be told from a word that means something else
    const auto named = quantityOfName(before);
    const auto standard = named ? findStandard(named->quantityId) : std::nullopt;
    const Dimension dimension = standard ? quantityOf(*standard).unit.dimension : Dimension::None;
    return dimension == Dimension::None || dimension == Dimension::Count ? std::string()
                                                                         : std::string(inside);
}

std::string unknownUnitDoubt(const ColumnMapping& column)
{
    if (column.role != Role::Quantity || !column.unit.empty() || findStandard(column.quantityId)) {
        return {};
    }
    const std::string said = unknownUnit(column.column);
    return said.empty() ? std::string()
                        : "\"" + said
            + "\" in its name is no unit that Trefoil knows; the numbers are kept as a quantity of your own, "
              "without a unit";
}

} // namespace trefoil
