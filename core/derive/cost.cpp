// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/cost.h"

#include "core/domain/record.h"
#include "core/units/standard_quantities.h"

namespace trefoil {

namespace {

constexpr double secondsPerHour = 3600;

double valueOf(const Column* column, std::size_t row)
{
    return column ? column->values[row] : absent;
}

struct Inputs {
    const Column* duration;
    const Column* energy;
    const Column* accelerators;
};

double modelledCost(const Inputs& inputs, const Scenario& scenario, std::size_t row)
{
    const double accelerators = valueOf(inputs.accelerators, row);
    const bool usesAccelerators = accelerators > 0;
    double cost = 0;
    bool hasPrice = false;
    if (scenario.acceleratorHourPriceUsd && usesAccelerators) {
        const double hours = valueOf(inputs.duration, row) / secondsPerHour;
        cost += hours * accelerators * *scenario.acceleratorHourPriceUsd;
        hasPrice = true;
    }
    if (scenario.electricityPriceUsdPerKwh) {
        cost += valueOf(inputs.energy, row) * *scenario.electricityPriceUsdPerKwh;
        hasPrice = true;
    }
    return hasPrice ? cost : absent;
}

std::shared_ptr<const Column> costColumn(const Frame& recorded, const Frame& soFar, const Scenario& scenario)
{
    if (!scenario.acceleratorHourPriceUsd && !scenario.electricityPriceUsdPerKwh) {
        return nullptr;
    }
    const Column* recordedCost = recorded.find("cost_usd");
    const Inputs inputs{soFar.find("duration_s"), soFar.find("energy_kwh"), soFar.find("accelerator_count")};
    auto column = makeColumn(quantityOf(Standard::Cost), recorded.rowCount());
    for (std::size_t row = 0; row < recorded.rowCount(); ++row) {
        if (recordedCost && recordedCost->has(row)) {
            setValue(*column, row, recordedCost->values[row], recordedCost->grades[row]);
        } else {
            setValue(*column, row, modelledCost(inputs, scenario, row), Grade::Derived);
        }
    }
    return column;
}

} // namespace

Derivation costDerivation()
{
    return {"cost_usd",
        "duration × accelerators × price per accelerator-hour + facility energy × electricity price",
        costColumn, {}, {"duration_s", "accelerator_count", "energy_kwh"}};
}

} // namespace trefoil
