// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/energy_course.h"

#include "core/series/power_integrator.h"

#include <algorithm>
#include <cmath>

namespace trefoil {

namespace {

constexpr double joulesPerKwh = 3.6e6;
constexpr double msPerSecond = 1000;

} // namespace

EnergyCourse EnergyCourse::fromPower(const SeriesPoints& power)
{
    EnergyCourse course;
    if (power.timesMs.size() != power.size()) {
        return course;
    }
    double joules = 0;
    PowerIntegrator integrator([&](double second, double used) {
        joules += used;
        course.m_timesMs.push_back(std::llround(second * msPerSecond));
        course.m_kwh.push_back(joules / joulesPerKwh);
    });
    std::optional<std::int64_t> first;
    for (std::size_t i = 0; i < power.size(); ++i) {
        if (!first && std::isfinite(power.values[i])) {
            first = power.timesMs[i];
            course.m_timesMs.push_back(*first);
            course.m_kwh.push_back(0);
        }
        integrator.add(static_cast<double>(power.timesMs[i]) / msPerSecond, power.values[i]);
    }
    static_cast<void>(integrator.finish()); // settles the last intervals
    return course.m_timesMs.size() < 2 ? EnergyCourse() : course;
}

EnergyCourse EnergyCourse::fromCounter(const SeriesPoints& energy)
{
    EnergyCourse course;
    if (energy.timesMs.size() != energy.size()) {
        return course;
    }
    for (std::size_t i = 0; i < energy.size(); ++i) {
        if (!std::isfinite(energy.values[i])) {
            continue;
        }
        const double used = energy.values[i];
        if (used < course.total()) {
            return {};
        }
        if (!course.isEmpty() && energy.timesMs[i] <= course.endMs()) {
            course.m_kwh.back() = used; // the same moment, or a clock that was set: the counter is right
            continue;
        }
        course.m_timesMs.push_back(energy.timesMs[i]);
        course.m_kwh.push_back(used);
    }
    return course.m_timesMs.size() < 2 ? EnergyCourse() : course;
}

EnergyCourse EnergyCourse::even(double kwh, std::int64_t beginMs, std::int64_t endMs)
{
    EnergyCourse course;
    if (kwh > 0 && endMs > beginMs) {
        course.m_timesMs = {beginMs, endMs};
        course.m_kwh = {0, kwh};
    }
    return course;
}

std::optional<double> EnergyCourse::at(std::int64_t timeMs) const
{
    if (isEmpty() || timeMs < beginMs() || timeMs > endMs()) {
        return std::nullopt;
    }
    const auto after = std::upper_bound(m_timesMs.begin(), m_timesMs.end(), timeMs);
    if (after == m_timesMs.end()) {
        return total();
    }
    const auto i = static_cast<std::size_t>(after - m_timesMs.begin());
    const auto length = static_cast<double>(m_timesMs[i] - m_timesMs[i - 1]);
    const double share = static_cast<double>(timeMs - m_timesMs[i - 1]) / length;
    return m_kwh[i - 1] + share * (m_kwh[i] - m_kwh[i - 1]);
}

EnergyCourse EnergyCourse::shifted(std::int64_t byMs) const
{
    EnergyCourse course = *this;
    for (std::int64_t& time : course.m_timesMs) {
        time += byMs;
    }
    return course;
}

std::optional<std::int64_t> zoneShift(
    std::pair<std::int64_t, std::int64_t> span, std::pair<std::int64_t, std::int64_t> other)
{
    constexpr std::int64_t quarter = std::int64_t{15} * 60 * 1000;
    constexpr std::int64_t mostQuarters = 14 * 4;
    std::int64_t best = 0;
    std::int64_t bestOverlap = 0;
    bool isAmbiguous = false;
    for (std::int64_t i = -mostQuarters; i <= mostQuarters; ++i) {
        const std::int64_t shift = i * quarter;
        const std::int64_t overlap =
            std::min(span.second, other.second + shift) - std::max(span.first, other.first + shift);
        if (overlap > bestOverlap) {
            bestOverlap = overlap;
            best = shift;
            isAmbiguous = false;
        } else if (overlap == bestOverlap && overlap > 0) {
            isAmbiguous = true;
        }
    }
    return isAmbiguous ? std::nullopt : std::optional(best);
}

} // namespace trefoil
