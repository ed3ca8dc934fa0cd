// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/series.h"
#include "core/ingest/record_sink.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
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
    /// seconds: on any clock, of one sample. watts that are not finite count as missing.
    void add(double seconds, double watts);
    [[nodiscard]] PowerIntegral finish();

private:
    struct Interval {
        double seconds = 0;
        double joules = 0;
    };
    void settle();

    PowerIntegral m_sum;
    std::vector<Interval> m_pending;
    double m_lastWatts = 0;
};

/// What the times of a series are measured from.
enum class Clock {
    Calendar, ///< seconds since 1970; local time where no zone is known
    Elapsed, ///< seconds since some moment that the file does not tell
};

/// One series of power on its way into the sink, chunk by chunk, integrated meanwhile.
class PowerSeries {
public:
    /// quantity: from the sink. Points of an Elapsed clock are counted by their sample, from 1.
    PowerSeries(RecordSink& sink, const Quantity& quantity, std::string name, Clock clock);

    void add(double seconds, double watts);
    /// Hands over the rest of the points; before the record is accepted.
    [[nodiscard]] PowerIntegral finish();

private:
    void flush();

    RecordSink* m_sink;
    Clock m_clock;
    SeriesChunk m_chunk;
    PowerIntegrator m_integrator;
    double m_count = 0;
};

/// Whether there is something about the series that a person must know, and what: gaps, missing values, a
/// clock that went back. name: "power.draw of GPU 0".
[[nodiscard]] std::vector<Diagnostic> doubtsAbout(
    const PowerIntegral& integral, const std::string& name, const SourceRef& where);

} // namespace trefoil
