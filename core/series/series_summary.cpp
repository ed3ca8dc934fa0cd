// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/series_summary.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace trefoil {

void SeriesSummary::add(const SeriesPoints& more)
{
    if (!more.steps.empty()) {
        firstStep = points == 0 ? more.steps.front() : firstStep;
        lastStep = more.steps.back();
    }
    if (!more.timesMs.empty()) {
        firstTimeMs = firstTimeMs ? firstTimeMs : more.timesMs.front();
        lastTimeMs = more.timesMs.back();
    }
    points += static_cast<std::int64_t>(more.size());
    constexpr double infinity = std::numeric_limits<double>::infinity();
    double low = infinity;
    double high = -infinity;
    std::int64_t found = 0;
    for (const double value : more.values) { // comparisons with NaN are false
        found += std::isnan(value) ? 0 : 1;
        low = value < low ? value : low;
        high = value > high ? value : high;
    }
    if (found == 0) {
        return;
    }
    numbers += found;
    last = *std::find_if(
        more.values.rbegin(), more.values.rend(), [](double value) { return !std::isnan(value); });
    smallest = std::fmin(smallest, low); // ignores the NaN at the beginning
    largest = std::fmax(largest, high);
}

} // namespace trefoil
