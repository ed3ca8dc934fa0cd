// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/derive/derivation.h"

namespace trefoil {

/// Facility energy under the scenario's PUE: E × PUE / PUE in the log. A log that states no PUE holds energy
/// at the server plug (factor 1). CodeCarbon multiplies its PUE into what it stores (run-log formats, 1.3),
/// so it is divided out first and never applied twice.
[[nodiscard]] Derivation energyDerivation();

} // namespace trefoil
