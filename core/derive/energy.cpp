// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/energy.h"

#include "core/units/standard_quantities.h"

namespace trefoil {

namespace {

std::shared_ptr<const Column> energyColumn(const Frame& recorded, const Frame&, const Scenario& scenario)
{
    const Column* energy = recorded.find("energy_kwh");
    if (!scenario.pue || !energy) {
        return nullptr;
    }
    const Column* loggedPue = recorded.find("pue");
    auto column = makeColumn(quantityOf(Standard::Energy), recorded.rowCount());
    for (std::size_t row = 0; row < recorded.rowCount(); ++row) {
        const bool isLogged = loggedPue && loggedPue->has(row) && loggedPue->values[row] > 0;
        const double factor = isLogged ? *scenario.pue / loggedPue->values[row] : *scenario.pue;
        setValue(*column, row, energy->values[row] * factor, Grade::Derived);
    }
    return column;
}

} // namespace

Derivation energyDerivation()
{
    return {"energy_kwh", "energy in the log / PUE in the log × PUE of the scenario", energyColumn,
        {"energy_kwh", "pue"}};
}

} // namespace trefoil
