// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/units/quantity.h"

#include <cstdint>
#include <string>
#include <vector>

namespace trefoil {

/// A stretch of the course of one quantity over a run: loss over steps, power over time. A long series comes
/// in several chunks, in the order of the file; at most capacity points each.
struct SeriesChunk {
    static constexpr std::size_t capacity = 65'536;

    const Quantity* quantity = nullptr; ///< from RecordSink::quantity
    std::string name; ///< as the source calls it: "train/loss"; one run may have several of one quantity
    std::vector<double> steps; ///< training step, row or epoch; empty: the source counts none
    std::vector<std::int64_t> timesMs; ///< milliseconds since 1970 in UTC; empty: the source tells no time
    std::vector<double> values; ///< canonical unit; NaN where the source says so

    bool operator==(const SeriesChunk&) const = default;
};

} // namespace trefoil
