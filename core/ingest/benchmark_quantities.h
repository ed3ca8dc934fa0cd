// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/units/quantity.h"

#include <string>

namespace trefoil {

/// A condition of a run: "batch_size".
[[nodiscard]] Quantity settingQuantity(std::string id, std::string name, Dimension dimension);

/// Things per second; the id says of what: "decode_tokens_per_s". Unit 1, since no unit of core/units has it.
[[nodiscard]] Quantity throughputQuantity(std::string id, std::string name);

/// Lower is better, Economy: a time or an amount of memory.
[[nodiscard]] Quantity effortQuantity(std::string id, std::string name, Dimension dimension);

/// Lower is better, Environment: an energy, a power or a mass. "energy_j_per_token" is in J, unit 1.
[[nodiscard]] Quantity burdenQuantity(std::string id, std::string name, Dimension dimension);

} // namespace trefoil
