// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/series.h"
#include "core/ingest/record_sink.h"
#include "core/series/power_integrator.h"

#include <string>
#include <vector>

namespace trefoil {

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
