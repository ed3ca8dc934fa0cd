// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/units/quantity.h"

#include <string_view>

namespace trefoil {

/// The worst group or the largest gap of a quantity, by the prefix: "worst_group_accuracy" is "Accuracy,
/// worst group", of society, in the unit of accuracy. A largest gap is better the smaller it is.
[[nodiscard]] Quantity groupQuantityOf(const Quantity& base, std::string_view prefix);

/// The quantity of such an id, added to the registry; null where the rest of the id is unknown or nothing is
/// in front of it.
const Quantity* addGroupQuantity(QuantityRegistry& registry, std::string_view id);

} // namespace trefoil
