// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/smoothing.h"

#include <algorithm>
#include <cmath>

namespace trefoil {

std::vector<double> smoothed(std::span<const double> values, double weight)
{
    constexpr double largestWeight = 0.9999;
    const double w = std::clamp(weight, 0.0, largestWeight);
    std::vector<double> result;
    result.reserve(values.size());
    double mean = 0;
    double bias = 1; // weight^t
    for (const double value : values) {
        if (!std::isfinite(value)) {
            result.push_back(value);
            continue;
        }
        mean = w * mean + (1 - w) * value;
        bias *= w;
        result.push_back(mean / (1 - bias));
    }
    return result;
}

} // namespace trefoil
