// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/frame/frame.h"

#include <optional>

namespace trefoil {

/// A condition as the runs recorded it: the median, and how far they differ.
struct RecordedCondition {
    double median = 0;
    double lowest = 0;
    double highest = 0;
    std::size_t runs = 0;
};

/// Emissions over energy of each run, in g CO2e/kWh.
[[nodiscard]] std::optional<RecordedCondition> recordedGridIntensity(const Frame& recorded);
[[nodiscard]] std::optional<RecordedCondition> recordedPue(const Frame& recorded);

} // namespace trefoil
