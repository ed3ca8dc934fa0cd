// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/units/quantity.h"

#include <QString>

#include <string_view>

namespace trefoil {

/// A unit as the window and the figures write it: "kg CO₂e" for "kg CO2e", nothing for "1". Files and the
/// command line keep the plain letters.
[[nodiscard]] QString unitText(std::string_view symbol);

/// "Emissions (kg CO₂e)"; only the name where the unit is 1 or a count: Quantity::label for the window.
[[nodiscard]] QString labelText(const Quantity& quantity);

} // namespace trefoil
