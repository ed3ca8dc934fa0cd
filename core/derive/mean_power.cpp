// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/mean_power.h"

#include "core/domain/record.h"

namespace trefoil {

namespace {

constexpr double joulesPerKwh = 3.6e6;

const Quantity& meanPowerQuantity()
{
    static const Quantity instance{"mean_power_w", "Mean power", canonicalUnit(Dimension::Power),
        Direction::LowerIsBetter, Sphere::Environment, 0, 1e9, false};
    return instance;
}

std::shared_ptr<const Column> meanPowerColumn(const Frame& recorded, const Frame&, const Scenario&)
{
    const Column* numerator = recorded.find("energy_kwh");
    const Column* denominator = recorded.find("duration_s");
    if (!numerator || !denominator) {
        return nullptr;
    }
    auto column = makeColumn(meanPowerQuantity(), recorded.rowCount());
    for (std::size_t row = 0; row < recorded.rowCount(); ++row) {
        const double divisor = denominator->values[row];
        const double value = divisor > 0 ? numerator->values[row] * joulesPerKwh / divisor : absent;
        setValue(*column, row, value, Grade::Derived);
    }
    return column;
}

} // namespace

Derivation meanPowerDerivation()
{
    return {"mean_power_w", "energy / duration", meanPowerColumn, {"energy_kwh", "duration_s"}};
}

} // namespace trefoil
