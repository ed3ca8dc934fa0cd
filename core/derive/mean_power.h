// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/derive/derivation.h"

namespace trefoil {

/// Mean power over the run as recorded: energy / duration. The power columns of some tools are the last
/// sample (CodeCarbon before 3.1.2), so the mean is computed rather than trusted.
[[nodiscard]] Derivation meanPowerDerivation();

} // namespace trefoil
