// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/power_series.h"

#include "core/base/number_text.h"

#include <cmath>
#include <limits>
#include <utility>

namespace trefoil {

namespace {

constexpr std::size_t chunkSize = 16'384; ///< several devices are buffered at once
static_assert(chunkSize <= SeriesChunk::capacity);
constexpr double farthestSecond = 1e13; ///< beyond it the milliseconds would not fit

std::string rounded(double seconds)
{
    return formatNumber(std::round(seconds * 1000) / 1000);
}

} // namespace

PowerSeries::PowerSeries(RecordSink& sink, const Quantity& quantity, std::string name, Clock clock)
    : m_sink(&sink)
    , m_clock(clock)
{
    m_chunk.quantity = &quantity;
    m_chunk.name = std::move(name);
}

void PowerSeries::add(double seconds, double watts)
{
    m_integrator.add(seconds, watts);
    m_count += 1;
    if (m_clock == Clock::Elapsed) {
        m_chunk.steps.push_back(m_count);
    } else if (std::fabs(seconds) <= farthestSecond) {
        m_chunk.timesMs.push_back(std::llround(seconds * 1000));
    } else {
        return;
    }
    m_chunk.values.push_back(std::isfinite(watts) ? watts : std::numeric_limits<double>::quiet_NaN());
    if (m_chunk.values.size() == chunkSize) {
        flush();
    }
}

void PowerSeries::flush()
{
    if (m_chunk.values.empty()) {
        return;
    }
    m_sink->append(m_chunk);
    m_chunk.steps.clear();
    m_chunk.timesMs.clear();
    m_chunk.values.clear();
}

PowerIntegral PowerSeries::finish()
{
    flush();
    return m_integrator.finish();
}

std::vector<Diagnostic> doubtsAbout(
    const PowerIntegral& integral, const std::string& name, const SourceRef& where)
{
    std::vector<Diagnostic> doubts;
    if (integral.gaps > 0) {
        doubts.push_back({Severity::Warning, "gaps",
            name + ": " + std::to_string(integral.gaps) + " gaps, the longest of "
                + rounded(integral.longestGapSeconds) + " s, are longer than " + formatNumber(gapFactor)
                + " times the usual interval of " + rounded(integral.usualSeconds)
                + " s and were not bridged; the energy is that of " + rounded(integral.coveredSeconds)
                + " s of " + rounded(integral.seconds()) + " s",
            where});
    }
    if (integral.missing > 0) {
        doubts.push_back({Severity::Note, "missing_power",
            name + ": " + std::to_string(integral.missing) + " of "
                + std::to_string(integral.missing + integral.samples)
                + " samples have no power; they were left out, not taken for zero",
            where});
    }
    if (integral.backwards > 0) {
        doubts.push_back({Severity::Warning, "time_goes_back",
            name + ": " + std::to_string(integral.backwards)
                + " samples are earlier than one before them and were not integrated",
            where});
    }
    return doubts;
}

} // namespace trefoil
