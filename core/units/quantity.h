// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/units/unit.h"

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace trefoil {

/// The sphere that a quantity belongs to. Setting: a condition of the run, neither gain nor harm.
enum class Sphere { Quality, Environment, Economy, Society, Setting };

enum class Direction { HigherIsBetter, LowerIsBetter, None };

/// One thing that can be measured about a run. The id is the column name everywhere (command line, CSV,
/// figure specs, library) and ends in the canonical unit where there is one: "energy_kwh".
struct Quantity {
    std::string id;
    std::string name; ///< sentence case, without unit: "Energy"
    Unit unit; ///< canonical; values in records, store and frame are always in it
    Direction direction = Direction::None;
    Sphere sphere = Sphere::Setting;
    double lowerBound = -1e308; ///< values outside the bounds are implausible
    double upperBound = 1e308;
    bool isStandard = false; ///< has a column of its own in records and in the library

    /// "Energy (kWh)"; only the name where the unit is 1 or a count.
    [[nodiscard]] std::string label() const;
};

/// Quantities by id. Addresses stay valid for the registry's life. Starts with the standard quantities and
/// the derived ones; a column that nobody foresaw becomes a quantity of the person's own.
class QuantityRegistry {
public:
    QuantityRegistry(); ///< with all standard quantities, in their order

    [[nodiscard]] const Quantity* find(std::string_view id) const;
    /// The quantity of that id, added if there is none; an existing one is left as it is.
    const Quantity& add(Quantity quantity);
    [[nodiscard]] const std::deque<Quantity>& all() const { return m_quantities; }

private:
    std::deque<Quantity> m_quantities;
    std::unordered_map<std::string_view, const Quantity*> m_byId;
};

/// "Largest gap, in %" → "largest_gap_in"; what a person's own column is called as an id.
[[nodiscard]] std::string quantityIdFromColumnName(std::string_view columnName);

[[nodiscard]] std::string_view sphereName(Sphere sphere); ///< "Environment"

} // namespace trefoil
