// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/derive/derivation.h"

namespace trefoil {

/// Cost where none was recorded: duration × accelerators × price per accelerator-hour, plus facility energy ×
/// electricity price; only parts that have a price. A run that uses no accelerator costs its electricity.
/// An absent input leaves the cost absent. Leave the electricity price out where the rent contains it.
[[nodiscard]] Derivation costDerivation();

} // namespace trefoil
