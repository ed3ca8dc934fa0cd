// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/derive/scenario.h"
#include "core/frame/frame.h"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace trefoil {

/// One derived quantity: how it follows from the columns so far and the scenario. A later derivation sees
/// the columns of the earlier ones; inputs that must be as recorded are taken from `recorded`.
struct Derivation {
    std::string_view quantityId;
    std::string_view formula; ///< shown where a value's origin is asked for
    /// Null: nothing to derive, a column of that id stays as it is.
    std::shared_ptr<const Column> (*compute)(
        const Frame& recorded, const Frame& soFar, const Scenario& scenario);
    std::vector<std::string_view> recordedInputs = {}; ///< quantities that are read as they were recorded
    std::vector<std::string_view> inputs = {}; ///< quantities that are read as the scenario makes them
};

/// All derivations, one line each in builtin_derivations.cpp.
[[nodiscard]] std::span<const Derivation> builtinDerivations();

/// An empty column of a quantity for so many rows: every value absent.
[[nodiscard]] std::shared_ptr<Column> makeColumn(const Quantity& quantity, std::size_t rowCount);

/// Sets one value; a NaN leaves it absent.
void setValue(Column& column, std::size_t row, double value, Grade grade);

} // namespace trefoil
