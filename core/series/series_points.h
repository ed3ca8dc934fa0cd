// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace trefoil {

/// The points of one series in columns of equal length. Columns that the source does not have are empty.
struct SeriesPoints {
    std::vector<double> steps; ///< training step, row or epoch
    std::vector<std::int64_t> timesMs; ///< milliseconds since 1970 in UTC
    std::vector<double> values; ///< canonical unit of the quantity; NaN where the source says so

    [[nodiscard]] std::size_t size() const { return values.size(); }
    bool operator==(const SeriesPoints&) const = default;
};

} // namespace trefoil
