// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/unresolved_zero.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

namespace trefoil {

namespace {

/// What is reckoned from the energy, and is free or clean at 0 only where there was energy.
constexpr std::array followFromEnergy{
    std::string_view{"emissions_kg_co2e"}, std::string_view{"water_l"}, std::string_view{"cost_usd"}};

} // namespace

bool isUnresolvedZero(const Frame& frame, const Column& column, std::uint32_t row)
{
    if (column.values[row] != 0) {
        return false;
    }
    const std::string_view id = column.quantity->id;
    // "energy_kwh", "energy_per_token_kwh"; but without a graphics processor there is no "gpu_energy_kwh".
    const bool isEnergy = id.starts_with("energy_") && id.ends_with("_kwh");
    if (isEnergy || id == "duration_s" || id == "latency_s") {
        return true; // no run takes none
    }
    const bool follows = std::ranges::find(followFromEnergy, id) != followFromEnergy.end();
    const Column* energy = follows ? frame.find("energy_kwh") : nullptr;
    return energy != nullptr && energy->values[row] == 0;
}

std::vector<std::uint32_t> resolvedRows(
    const Frame& frame, std::span<const Objective> objectives, std::span<const std::uint32_t> rows)
{
    std::vector<std::uint32_t> resolved;
    resolved.reserve(rows.size());
    std::ranges::copy_if(rows, std::back_inserter(resolved), [&](std::uint32_t row) {
        return std::ranges::none_of(objectives,
            [&](const Objective& objective) { return isUnresolvedZero(frame, *objective.column, row); });
    });
    return resolved;
}

} // namespace trefoil
