// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/statistics/proportion.h"

#include <cmath>
#include <cstdint>

namespace trefoil {

/// The weights of examples, added up.
struct WeightSum {
    double sum = 0;
    double squares = 0;

    void add(double weight)
    {
        sum += weight;
        squares += weight * weight;
    }
    /// To the nearest whole number (see trefoil::effectiveSize); the number of examples where weights are
    /// equal, 0 where all are 0.
    [[nodiscard]] std::int64_t effectiveSize() const
    {
        return std::llround(trefoil::effectiveSize(sum, squares));
    }
};

} // namespace trefoil
