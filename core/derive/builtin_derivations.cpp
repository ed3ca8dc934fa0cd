// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/cost.h"
#include "core/derive/derivation.h"
#include "core/derive/emissions.h"
#include "core/derive/energy.h"
#include "core/derive/grid_intensity.h"
#include "core/derive/mean_power.h"

#include <array>

namespace trefoil {

std::span<const Derivation> builtinDerivations()
{
    static const std::array derivations = {
        meanPowerDerivation(), // before energy: power is what the log says, not what a scenario makes of it
        gridIntensityDerivation(),
        energyDerivation(),
        emissionsDerivation(),
        costDerivation(),
    };
    return derivations;
}

} // namespace trefoil
