// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/series_summary.h"

#include <cmath>

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
    for (const double value : more.values) {
        if (std::isnan(value)) {
            continue;
        }
        ++numbers;
        last = value;
        smallest = std::fmin(smallest, value); // ignores the NaN at the beginning
        largest = std::fmax(largest, value);
    }
}

} // namespace trefoil
