// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/units/standard_quantities.h"

#include <vector>

namespace trefoil {

namespace {

Quantity standard(std::string id, std::string name, Dimension dimension, Direction direction, Sphere sphere,
    double lower, double upper)
{
    return Quantity{
        std::move(id), std::move(name), canonicalUnit(dimension), direction, sphere, lower, upper, true};
}

std::vector<Quantity> makeStandardQuantities()
{
    using enum Dimension;
    using enum Sphere;
    constexpr Direction higher = Direction::HigherIsBetter;
    constexpr Direction lower = Direction::LowerIsBetter;
    constexpr double any = 1e308;
    // In the order of enum class Standard.
    return {
        standard("duration_s", "Duration", Time, lower, Economy, 0, 3.2e9),
        standard("energy_kwh", "Energy", Energy, lower, Environment, 0, 1e9),
        standard("cpu_energy_kwh", "CPU energy", Energy, lower, Environment, 0, 1e9),
        standard("gpu_energy_kwh", "GPU energy", Energy, lower, Environment, 0, 1e9),
        standard("ram_energy_kwh", "RAM energy", Energy, lower, Environment, 0, 1e9),
        standard("emissions_kg_co2e", "Emissions", Mass, lower, Environment, 0, 1e9),
        standard("water_l", "Water", Volume, lower, Environment, 0, 1e12),
        standard("cpu_power_w", "CPU power as logged", Power, lower, Environment, 0, 1e5),
        standard("gpu_power_w", "GPU power as logged", Power, lower, Environment, 0, 1e6),
        standard("ram_power_w", "RAM power as logged", Power, lower, Environment, 0, 1e5),
        standard("pue", "PUE in the log", None, lower, Setting, 1, 10),
        standard("accelerator_count", "Accelerators", Count, lower, Society, 0, 1e6),
        standard("accuracy", "Accuracy", None, higher, Quality, 0, 1),
        standard("balanced_accuracy", "Balanced accuracy", None, higher, Quality, 0, 1),
        standard("f1", "F1", None, higher, Quality, 0, 1),
        standard("auc", "Area under ROC curve", None, higher, Quality, 0, 1),
        standard("loss", "Loss", None, lower, Quality, -any, any),
        standard("perplexity", "Perplexity", None, lower, Quality, 1, any),
        standard("parameters", "Parameters", Count, lower, Economy, 0, 1e15),
        standard("nonzero_parameters", "Non-zero parameters", Count, lower, Economy, 0, 1e15),
        standard("size_bytes", "Model size", Information, lower, Economy, 0, 1e15),
        standard("peak_memory_bytes", "Peak memory", Information, lower, Economy, 0, 1e15),
        standard("latency_s", "Latency per example", Time, lower, Economy, 0, 1e6),
        standard("cost_usd", "Cost", Money, lower, Economy, 0, 1e12),
        standard("training_loss", "Training loss", None, lower, Quality, -any, any),
        standard("epochs", "Epochs", Count, Direction::None, Setting, 0, 1e9),
        standard("steps", "Steps", Count, Direction::None, Setting, 0, 1e15),
        standard("examples", "Examples", Count, Direction::None, Setting, 0, 1e15),
    };
}

} // namespace

std::span<const Quantity> standardQuantities()
{
    static const std::vector<Quantity> quantities = makeStandardQuantities();
    return quantities;
}

const Quantity& quantityOf(Standard standard)
{
    return standardQuantities()[static_cast<std::size_t>(standard)];
}

std::optional<Standard> findStandard(std::string_view id)
{
    const auto quantities = standardQuantities();
    for (std::size_t i = 0; i < quantities.size(); ++i) {
        if (quantities[i].id == id) {
            return static_cast<Standard>(i);
        }
    }
    return std::nullopt;
}

} // namespace trefoil
