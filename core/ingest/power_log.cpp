// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/power_log.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace trefoil {

namespace {

const Quantity& quantityOfPart(RecordSink& sink, PowerPart part)
{
    switch (part) {
    case PowerPart::Cpu:
        return quantityOf(Standard::CpuPower);
    case PowerPart::Gpu:
        return quantityOf(Standard::GpuPower);
    case PowerPart::Ram:
        return quantityOf(Standard::RamPower);
    case PowerPart::Total:
    case PowerPart::Other:
    case PowerPart::Detail:
        break;
    }
    return sink.quantity(Quantity{"power_w", "Power", canonicalUnit(Dimension::Power),
        Direction::LowerIsBetter, Sphere::Environment, 0, 1e7});
}

Instant instantAt(double second, bool zoneKnown)
{
    return {std::llround(second * 1000), zoneKnown};
}

} // namespace

PowerLog::PowerLog(RecordSink& sink, std::string path, Clock clock, Grade grade)
    : m_sink(sink)
    , m_path(std::move(path))
    , m_clock(clock)
    , m_grade(grade)
{
}

std::optional<std::size_t> PowerLog::channel(
    PowerPart part, const std::string& name, const std::string& column)
{
    const auto known = std::find_if(
        m_channels.begin(), m_channels.end(), [&](const Channel& channel) { return channel.name == name; });
    if (known != m_channels.end()) {
        return static_cast<std::size_t>(known - m_channels.begin());
    }
    if (m_channels.size() == maximumChannels) {
        return std::nullopt;
    }
    m_channels.push_back({part, name, column,
        PowerSeries(m_sink, quantityOfPart(m_sink, part), name, m_clock), PowerIntegral{}});
    return m_channels.size() - 1;
}

void PowerLog::add(std::size_t channel, double seconds, double watts)
{
    m_channels[channel].series.add(seconds, watts);
}

PowerLog::Sum PowerLog::sumOf(std::initializer_list<PowerPart> parts) const
{
    Sum sum;
    for (const Channel& channel : m_channels) {
        const bool isPart = std::find(parts.begin(), parts.end(), channel.part) != parts.end();
        if (!isPart || channel.integral.samples == 0) {
            continue;
        }
        if (channel.integral.coveredSeconds > 0) {
            sum.isMeasured = true;
            sum.joules += channel.integral.joules;
            sum.watts += channel.integral.meanWatts();
        }
        if (sum.columns.find(channel.column) == std::string::npos) {
            sum.columns += (sum.columns.empty() ? "" : " + ") + channel.column;
        }
    }
    return sum;
}

void PowerLog::setPart(RecordBuilder& builder, const Sum& sum, std::optional<Standard> energy,
    std::optional<Standard> power) const
{
    if (!sum.isMeasured) {
        return;
    }
    if (energy) {
        builder.setStandard(*energy, sum.joules, {sum.columns, "J", m_grade});
    }
    if (power) {
        builder.setStandard(*power, sum.watts, {sum.columns, "W", m_grade});
    }
}

bool PowerLog::finish(RecordBuilder& builder, bool zoneKnown)
{
    std::optional<double> first;
    std::optional<double> last;
    for (Channel& channel : m_channels) {
        channel.integral = channel.series.finish();
        const PowerIntegral& integral = channel.integral;
        for (Diagnostic& doubt : doubtsAbout(integral, channel.name, {m_path, 0, channel.column})) {
            m_sink.diagnose(std::move(doubt));
        }
        if (integral.samples > 0) {
            first = std::min(first.value_or(*integral.firstSecond), *integral.firstSecond);
            last = std::max(last.value_or(*integral.lastSecond), *integral.lastSecond);
        }
    }
    if (!first) {
        return false;
    }
    if (*last > *first) {
        // Seconds since 1970 keep no more than microseconds; the rest is noise of their difference.
        const double length = std::round((*last - *first) * 1e6) / 1e6;
        builder.setStandard(Standard::Duration, length, {"first to last sample", "s", Grade::Measured});
    }
    if (m_clock == Clock::Calendar) {
        builder.record().startedAt = instantAt(*first, zoneKnown);
        builder.record().endedAt = instantAt(*last, zoneKnown);
    }
    const Sum total = sumOf({PowerPart::Total});
    const Sum parts = sumOf({PowerPart::Cpu, PowerPart::Gpu, PowerPart::Ram, PowerPart::Other});
    setPart(builder, total.isMeasured ? total : parts, Standard::Energy, std::nullopt);
    setPart(builder, sumOf({PowerPart::Cpu}), Standard::CpuEnergy, Standard::CpuPower);
    setPart(builder, sumOf({PowerPart::Gpu}), Standard::GpuEnergy, Standard::GpuPower);
    setPart(builder, sumOf({PowerPart::Ram}), Standard::RamEnergy, Standard::RamPower);
    return true;
}

} // namespace trefoil
