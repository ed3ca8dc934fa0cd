// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/series_points.h"

#include <cstdint>
#include <limits>
#include <optional>

namespace trefoil {

/// A series in a few numbers, so that rules such as "last" or "best" need not read its points.
struct SeriesSummary {
    static constexpr double none = std::numeric_limits<double>::quiet_NaN();

    std::int64_t points = 0;
    std::int64_t numbers = 0; ///< points whose value is not NaN
    double firstStep = none;
    double lastStep = none;
    std::optional<std::int64_t> firstTimeMs;
    std::optional<std::int64_t> lastTimeMs;
    double last = none; ///< of the last point that is a number
    double smallest = none;
    double largest = none;

    /// Takes further points of the same series into account.
    void add(const SeriesPoints& more);
    bool operator==(const SeriesSummary&) const = default;
};

} // namespace trefoil
