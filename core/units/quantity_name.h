// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace trefoil {

/// What a person's own column is called in lists and on axes: "emissions_with_pue" → "Emissions with PUE".
/// Sentence case with blanks; words that are known as abbreviations (CPU, GPU, RAM, CO2e …) as the field
/// writes them, all other words as they are.
[[nodiscard]] std::string quantityNameFromColumnName(std::string_view columnName);

} // namespace trefoil
