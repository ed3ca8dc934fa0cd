// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/units/quantity.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace trefoil {

/// The standard quantities: those that every format shares and that have a REAL column of their own in the
/// library. The enumerator is the index into standardQuantities() and into Record::values.
/// Only ever append: the order is part of the library's schema.
enum class Standard : std::size_t {
    Duration,
    Energy, ///< as logged: facility energy where the log contains a PUE, see Pue
    CpuEnergy,
    GpuEnergy,
    RamEnergy,
    Emissions,
    Water,
    CpuPower,
    GpuPower,
    RamPower,
    Pue, ///< the factor that the log has already multiplied into its energy
    AcceleratorCount,
    Accuracy,
    BalancedAccuracy,
    F1,
    Auc,
    Loss,
    Perplexity,
    Parameters,
    NonzeroParameters,
    Size,
    PeakMemory,
    LatencyPerExample,
    Cost,
    TrainingLoss,
    Epochs,
    Steps,
    Examples,
};

inline constexpr std::size_t standardQuantityCount = static_cast<std::size_t>(Standard::Examples) + 1;

[[nodiscard]] std::span<const Quantity> standardQuantities();
[[nodiscard]] const Quantity& quantityOf(Standard standard);
[[nodiscard]] std::optional<Standard> findStandard(std::string_view id);

} // namespace trefoil
