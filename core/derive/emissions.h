// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/derive/derivation.h"

namespace trefoil {

/// Emissions under the scenario: facility energy × grid intensity (location-based). Where only the PUE is
/// changed: recorded emissions × new energy / recorded energy. Nothing without energy.
[[nodiscard]] Derivation emissionsDerivation();

} // namespace trefoil
