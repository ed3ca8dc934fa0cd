// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/codecarbon/plausibility.h"

#include "core/base/number_text.h"

#include <cmath>

namespace trefoil::codecarbon {

namespace {

constexpr std::int64_t mostTold = 100;
constexpr double joulesPerKilowattHour = 3.6e6;
constexpr double leastPower = 0.01; // W, mean of a run
constexpr double mostPower = 1e5;
constexpr double leastIntensity = 0.005; // kg/kWh
constexpr double mostIntensity = 1.3;
constexpr double componentTolerance = 1e-3; // relative; real files hold the sum to 1e-6

constexpr std::array<std::string_view, 4> codes = {
    "implausible_duration", "implausible_power", "implausible_intensity", "components_differ"};

std::string shortNumber(double value)
{
    if (value == 0 || !std::isfinite(value)) {
        return formatNumber(value);
    }
    const double scale = std::pow(10.0, 3 - std::floor(std::log10(std::fabs(value))));
    const double rounded = std::round(value * scale) / scale;
    return formatNumber(std::isfinite(rounded) ? rounded : value);
}

} // namespace

PlausibilityCheck::PlausibilityCheck(std::string path, RecordSink& sink)
    : m_path(std::move(path))
    , m_sink(sink)
{
}

void PlausibilityCheck::check(const Record& record)
{
    const double duration = record.values[Standard::Duration];
    const double energy = record.values[Standard::Energy];
    const double emissions = record.values[Standard::Emissions];
    if (duration <= 0) {
        tell(Kind::Duration, record.line,
            "The duration is " + shortNumber(duration) + " s; expected more than 0");
    } else if (energy != 0) {
        const double power = energy * joulesPerKilowattHour / duration;
        if (power < leastPower || power > mostPower) {
            tell(Kind::Power, record.line,
                "Energy over duration is " + shortNumber(power) + " W; expected 0.01 W to 100 kW");
        }
    }
    if (energy > 0) {
        const double intensity = emissions / energy;
        if (intensity < leastIntensity || intensity > mostIntensity) {
            tell(Kind::Intensity, record.line,
                "Emissions over energy are " + shortNumber(intensity * 1000)
                    + " g/kWh; expected 5 to 1300 g/kWh");
        }
    }
    const double components = record.values[Standard::CpuEnergy] + record.values[Standard::GpuEnergy]
        + record.values[Standard::RamEnergy];
    if (std::fabs(components - energy) > componentTolerance * std::fabs(energy)) { // false when one is absent
        tell(Kind::Components, record.line,
            "CPU, GPU and RAM add up to " + shortNumber(components) + " kWh, the total says "
                + shortNumber(energy) + " kWh");
    }
}

void PlausibilityCheck::tell(Kind kind, std::int64_t line, std::string reason)
{
    const auto index = static_cast<std::size_t>(kind);
    if (++m_told[index] <= mostTold) {
        m_sink.diagnose(
            {Severity::Warning, std::string(codes[index]), std::move(reason), {m_path, line, {}}});
    }
}

void PlausibilityCheck::finish()
{
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (m_told[i] > mostTold) {
            m_sink.diagnose({Severity::Warning, std::string(codes[i]),
                "The same holds for " + std::to_string(m_told[i] - mostTold) + " more rows",
                {m_path, 0, {}}});
        }
    }
}

} // namespace trefoil::codecarbon
