// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/units/quantity.h"

#include <QString>

namespace trefoil {

/// A number for tables: four significant digits in the person's locale; "–" for an absent one.
[[nodiscard]] QString numberText(double value);

/// A value for reading, with a unit of a size that suits it: "0.12 Wh", "1.64 s", "57 %", "13.4 GB".
[[nodiscard]] QString valueText(double value, const Quantity& quantity);

} // namespace trefoil
