// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace trefoil {

/// How a value came to be. Shown beside every number; grades look different in charts.
enum class Grade : std::uint8_t {
    Absent, ///< there is no value; never drawn, never zero
    Metered, ///< an external power or energy meter
    OnChip, ///< the device's own counter (RAPL, NVML)
    Measured, ///< counted or timed by the program itself: accuracy, duration, bytes
    Modelled, ///< estimated from a model: TDP, a constant per DIMM
    Declared, ///< stated by a person or a publication
    Derived, ///< computed by Trefoil from other values
};

/// "metered", "on-chip", "measured", "modelled", "declared", "derived"; "absent" for no value.
[[nodiscard]] std::string_view gradeName(Grade grade);
[[nodiscard]] std::optional<Grade> gradeFromName(std::string_view name);

} // namespace trefoil
