// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace trefoil {

/// The conditions under which runs are compared. What was recorded is never overwritten: derive() computes
/// comparable columns beside it. A missing member means "as recorded".
struct Scenario {
    std::string name = {};
    std::optional<double> gridIntensityKgPerKwh = {}; ///< kg CO2e per kWh, 0…3
    std::string gridCountryIso3 = {}; ///< the country that the intensity was taken from; empty: typed
    std::optional<double> pue = {}; ///< facility energy over IT energy, 1…10
    std::optional<double> electricityPriceUsdPerKwh = {}; ///< ≥ 0
    std::optional<double> acceleratorHourPriceUsd = {}; ///< ≥ 0, per accelerator and hour

    /// Whether energy and emissions are recomputed. Prices alone leave the recorded values as they are.
    [[nodiscard]] bool changesRecordedValues() const
    {
        return gridIntensityKgPerKwh.has_value() || pue.has_value();
    }
    bool operator==(const Scenario&) const = default;
};

/// Errors: SpecInvalid for unknown members and values out of range.
[[nodiscard]] Result<Scenario> scenarioFromJson(std::string_view text);
[[nodiscard]] std::string scenarioToJson(const Scenario& scenario);

/// "recorded values", or "common conditions: 344 g CO2e/kWh (DEU), PUE 1.2"; prices follow.
[[nodiscard]] std::string describe(const Scenario& scenario);

} // namespace trefoil
