// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/emissions.h"

#include "core/domain/record.h"
#include "core/units/standard_quantities.h"

namespace trefoil {

namespace {

double scaled(const Column* emissions, double before, double after, std::size_t row)
{
    return emissions && before > 0 ? emissions->values[row] * after / before : absent;
}

std::shared_ptr<const Column> emissionsColumn(
    const Frame& recorded, const Frame& soFar, const Scenario& scenario)
{
    const Column* before = recorded.find("energy_kwh");
    const Column* after = soFar.find("energy_kwh");
    if (!scenario.changesRecordedValues()) {
        return nullptr;
    }
    auto column = makeColumn(quantityOf(Standard::Emissions), recorded.rowCount());
    if (!before || !after) {
        return column;
    }
    const Column* emissions = recorded.find("emissions_kg_co2e");
    for (std::size_t row = 0; row < recorded.rowCount(); ++row) {
        const double value = scenario.gridIntensityKgPerKwh
            ? after->values[row] * *scenario.gridIntensityKgPerKwh
            : scaled(emissions, before->values[row], after->values[row], row);
        setValue(*column, row, value, Grade::Derived);
    }
    return column;
}

} // namespace

Derivation emissionsDerivation()
{
    return {"emissions_kg_co2e",
        "facility energy × grid intensity of the scenario; without one, recorded emissions × facility energy "
        "/ "
        "recorded energy",
        emissionsColumn, {"emissions_kg_co2e", "energy_kwh"}, {"energy_kwh"}};
}

} // namespace trefoil
