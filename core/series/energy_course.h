// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/series_points.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace trefoil {

/// How much energy had been used by when: never decreasing, in kWh.
class EnergyCourse {
public:
    EnergyCourse() = default;

    /// From power in W over time: trapezoid; gaps are not bridged (see PowerIntegrator). Empty without times
    /// or with fewer than two samples.
    [[nodiscard]] static EnergyCourse fromPower(const SeriesPoints& power);
    /// From a counter in kWh that starts with the run and only ever grows. Empty when it has no times or goes
    /// back.
    [[nodiscard]] static EnergyCourse fromCounter(const SeriesPoints& energy);
    /// An amount that is used evenly from begin to end: an estimate.
    [[nodiscard]] static EnergyCourse even(double kwh, std::int64_t beginMs, std::int64_t endMs);

    [[nodiscard]] bool isEmpty() const { return m_timesMs.empty(); }
    [[nodiscard]] std::int64_t beginMs() const { return m_timesMs.front(); } ///< not of an empty one
    [[nodiscard]] std::int64_t endMs() const { return m_timesMs.back(); }
    [[nodiscard]] double total() const { return m_kwh.empty() ? 0 : m_kwh.back(); } ///< kWh

    /// Linear between two times. Nothing outside of them: what was used there, nobody measured.
    [[nodiscard]] std::optional<double> at(std::int64_t timeMs) const;

    /// The same on a clock that is so much later.
    [[nodiscard]] EnergyCourse shifted(std::int64_t byMs) const;

private:
    std::vector<std::int64_t> m_timesMs; ///< ascending
    std::vector<double> m_kwh;
};

/// By how many milliseconds, a whole number of quarters of an hour, the second clock must be set so that the
/// two spans overlap most. Time zones differ by such steps: a log that tells no zone is matched so. 0 where
/// no shift within 14 hours makes them overlap; nothing where several fit equally well, also where one of
/// them is 0: a short log fits a long run at many hours.
[[nodiscard]] std::optional<std::int64_t> zoneShift(
    std::pair<std::int64_t, std::int64_t> span, std::pair<std::int64_t, std::int64_t> other);

} // namespace trefoil
