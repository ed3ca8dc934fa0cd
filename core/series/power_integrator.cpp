// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/power_integrator.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace trefoil {

namespace {

constexpr std::size_t powerBlockSize = 64; ///< intervals of which the median is taken
constexpr std::size_t fewIntervals = 8; ///< too few to say what is usual if the block before said it
constexpr double farthestSecond = 1e13; ///< beyond it the milliseconds would not fit

} // namespace

double PowerIntegral::seconds() const
{
    return firstSecond && lastSecond ? *lastSecond - *firstSecond : 0;
}

double PowerIntegral::meanWatts() const
{
    return coveredSeconds > 0 ? joules / coveredSeconds : std::numeric_limits<double>::quiet_NaN();
}

void PowerIntegrator::add(double seconds, double watts)
{
    if (!std::isfinite(watts) || !(std::fabs(seconds) <= farthestSecond)) {
        ++m_sum.missing;
        return;
    }
    ++m_sum.samples;
    if (!m_sum.firstSecond) {
        m_sum.firstSecond = seconds;
    } else if (const double length = seconds - *m_sum.lastSecond; length < 0) {
        ++m_sum.backwards;
        return; // until the clock has caught up
    } else if (length > 0) {
        m_pending.push_back({seconds, length, length * (watts + m_lastWatts) / 2});
        if (m_pending.size() == powerBlockSize) {
            settle();
        }
    }
    m_sum.lastSecond = seconds;
    m_lastWatts = watts;
}

void PowerIntegrator::settle()
{
    if (m_pending.empty()) {
        return;
    }
    if (m_pending.size() >= fewIntervals || m_sum.usualSeconds <= 0) {
        std::vector<double> lengths;
        lengths.reserve(m_pending.size());
        for (const Interval& interval : m_pending) {
            lengths.push_back(interval.seconds);
        }
        // The lower one of an even number: of one usual interval and one gap the usual one.
        const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>((lengths.size() - 1) / 2);
        std::nth_element(lengths.begin(), middle, lengths.end());
        m_sum.usualSeconds = *middle;
    }
    for (const Interval& interval : m_pending) {
        const bool isGap = interval.seconds > gapFactor * m_sum.usualSeconds;
        if (m_onInterval) {
            m_onInterval(interval.end, isGap ? 0 : interval.joules);
        }
        if (isGap) {
            ++m_sum.gaps;
            m_sum.longestGapSeconds = std::max(m_sum.longestGapSeconds, interval.seconds);
        } else {
            m_sum.joules += interval.joules;
            m_sum.coveredSeconds += interval.seconds;
        }
    }
    m_pending.clear();
}

PowerIntegral PowerIntegrator::finish()
{
    settle();
    return std::exchange(m_sum, {});
}

} // namespace trefoil
