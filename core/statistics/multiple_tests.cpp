// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/multiple_tests.h"

#include <algorithm>
#include <cmath>

namespace trefoil {

std::vector<double> holm(std::span<const double> pValues)
{
    std::vector<double> adjusted(pValues.begin(), pValues.end());
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < pValues.size(); ++i) {
        if (!std::isnan(pValues[i])) {
            order.push_back(i);
        }
    }
    std::stable_sort(
        order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return pValues[a] < pValues[b]; });
    double largest = 0;
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        const double factor = static_cast<double>(order.size() - rank);
        largest = std::max(largest, std::min(1.0, factor * pValues[order[rank]]));
        adjusted[order[rank]] = largest;
    }
    return adjusted;
}

} // namespace trefoil
