// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace trefoil {

/// An interval between two samples that is longer than this many usual intervals is a gap: what the device
/// drew in it nobody knows, so it adds nothing to the energy.
inline constexpr double gapFactor = 10;

/// What a series of power samples amounts to.
struct PowerIntegral {
    double joules = 0; ///< trapezoid over the intervals that are no gaps
    double coveredSeconds = 0; ///< the length of those intervals
    std::optional<double> firstSecond; ///< of the first sample with a power
    std::optional<double> lastSecond;
    std::int64_t samples = 0; ///< with a power
    std::int64_t missing = 0; ///< without one: "[N/A]"
    std::int64_t gaps = 0;
    double longestGapSeconds = 0;
    double usualSeconds = 0; ///< the median interval; the last one where it changed
    std::int64_t backwards = 0; ///< samples that are earlier than the one before; a clock was set

    [[nodiscard]] double seconds() const; ///< from the first sample to the last; 0 without samples
    [[nodiscard]] double meanWatts() const; ///< joules over coveredSeconds; NaN where that is 0
};

/// Integrates power over time by the trapezoid rule in one pass and constant memory. The usual interval is
/// the median of each 64 intervals, so a log whose rate changes has no gaps for that.
class PowerIntegrator {
public:
    /// One interval between two samples with a power, in their order: until which second, and what was used
    /// in it; 0 in a gap.
    using OnInterval = std::function<void(double second, double joules)>;

    PowerIntegrator() = default;
    explicit PowerIntegrator(OnInterval onInterval)
        : m_onInterval(std::move(onInterval))
    {
    }

    /// seconds: on any clock, of one sample. watts that are not finite count as missing.
    void add(double seconds, double watts);
    [[nodiscard]] PowerIntegral finish();

private:
    struct Interval {
        double end = 0;
        double seconds = 0;
        double joules = 0;
    };
    void settle();

    OnInterval m_onInterval;
    PowerIntegral m_sum;
    std::vector<Interval> m_pending;
    double m_lastWatts = 0;
};

} // namespace trefoil
