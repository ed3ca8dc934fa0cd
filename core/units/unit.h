// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace trefoil {

enum class Dimension { None, Time, Energy, Power, Mass, Volume, Information, Money, GridIntensity, Count };

/// A unit as tools write it. canonical value = written value × toCanonical.
/// Canonical units: s, kWh, W, kg CO2e, L, bytes, USD, kg CO2e/kWh, 1.
struct Unit {
    std::string_view symbol; ///< as shown and as written in mappings: "kWh", "g CO2e", "%"
    Dimension dimension = Dimension::None;
    double toCanonical = 1.0;
};

/// Every unit that a mapping may name.
[[nodiscard]] std::span<const Unit> units();

/// By symbol, with the spellings that real files use ("kwh", "gCO2eq", "MiB", "ms", "percent").
[[nodiscard]] std::optional<Unit> findUnit(std::string_view symbol);

/// The unit of a dimension whose factor is 1.
[[nodiscard]] Unit canonicalUnit(Dimension dimension);

} // namespace trefoil
