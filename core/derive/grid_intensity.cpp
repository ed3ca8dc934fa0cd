// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/grid_intensity.h"

#include "core/domain/record.h"

namespace trefoil {

namespace {

const Quantity& gridIntensityQuantity()
{
    static const Quantity instance{"grid_intensity_kg_co2e_per_kwh", "Grid intensity in the log",
        canonicalUnit(Dimension::GridIntensity), Direction::LowerIsBetter, Sphere::Setting, 0, 1e9, false};
    return instance;
}

std::shared_ptr<const Column> gridIntensityColumn(const Frame& recorded, const Frame&, const Scenario&)
{
    const Column* numerator = recorded.find("emissions_kg_co2e");
    const Column* denominator = recorded.find("energy_kwh");
    if (!numerator || !denominator) {
        return nullptr;
    }
    auto column = makeColumn(gridIntensityQuantity(), recorded.rowCount());
    for (std::size_t row = 0; row < recorded.rowCount(); ++row) {
        const double divisor = denominator->values[row];
        const double value = divisor > 0 ? numerator->values[row] / divisor : absent;
        setValue(*column, row, value, Grade::Derived);
    }
    return column;
}

} // namespace

Derivation gridIntensityDerivation()
{
    return {"grid_intensity_kg_co2e_per_kwh", "emissions / energy, both as recorded", gridIntensityColumn,
        {"emissions_kg_co2e", "energy_kwh"}};
}

} // namespace trefoil
