// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/powermetrics/powermetrics_importer.h"

#include "core/base/utf8_text.h"
#include "core/ingest/formats/powermetrics/sample_reader.h"
#include "core/ingest/text_lines.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace trefoil {

namespace {

using namespace powermetrics;

constexpr std::string_view sampleMark = "*** Sampled system activity (";
constexpr std::string_view machineMark = "Machine model: ";
constexpr double stampTolerance = 2; // s; stamps have whole seconds

Recognition recognise(const Source& source)
{
    if (source.head().find(sampleMark) == std::string_view::npos) {
        return {};
    }
    return {0.97, "has the line 'Sampled system activity': powermetrics of macOS"};
}

/// The energy of a part: every power is the mean over its own interval.
struct PartSum {
    double joules = 0;
    double seconds = 0;
    std::string columns;
};

class LogReader {
public:
    LogReader(const Source& source, RecordSink& sink)
        : m_path(source.path())
        , m_sink(sink)
        , m_log(sink, source.path(), Clock::Calendar, Grade::OnChip)
    {
    }

    void read(const TextLine& line)
    {
        if (auto sample = readSampleLine(line.text)) {
            finishSample();
            m_sample = std::move(sample);
            m_sample->line = line.number;
            m_zoneKnown = m_sample->stamp.zoneKnown;
        } else if (line.text.starts_with(sampleMark)) {
            finishSample();
            m_sink.diagnose({Severity::SetAside, "fragment",
                "Expected the time and the length of a sample; the line lacks them",
                {m_path, line.number, {}}});
        } else if (line.text.starts_with(machineMark)) {
            m_machine = toValidUtf8(trimmed(line.text.substr(machineMark.size())));
        } else if (m_sample) {
            if (const auto reading = readPowerLine(line.text)) {
                m_sample->readings.push_back(*reading);
            }
        }
    }

    void finish()
    {
        finishSample();
        RecordBuilder builder(m_sink, m_path);
        setMeasured(builder); // says where the values are from
        if (!m_log.finish(builder, m_zoneKnown)) {
            builder.diagnose(Severity::Warning, "no_measurement",
                "There is no sample with a power; nothing was measured", {});
            return;
        }
        setMeasured(builder); // and once more in place of the trapezoid over the times
        Context context;
        context.tool = "powermetrics";
        context.hardware = m_machine;
        builder.accept(context);
    }

private:
    void finishSample()
    {
        if (!m_sample || m_sample->readings.empty()) {
            m_sample.reset();
            return;
        }
        if (!m_total.empty() && !hasTotal(*m_sample)) {
            m_sink.diagnose({Severity::SetAside, "truncated",
                "Expected '" + m_total + "' in the sample as in those before; it ends without it",
                {m_path, m_sample->line, {}}});
            m_sample.reset();
            return;
        }
        const double stamp = static_cast<double>(m_sample->stamp.milliseconds) / 1000;
        m_time = m_time ? *m_time + m_sample->seconds : stamp;
        if (std::abs(*m_time - stamp) > stampTolerance) {
            m_time = stamp; // another session, or the machine slept
        }
        m_seconds += m_sample->seconds;
        for (const Reading& reading : m_sample->readings) {
            add(reading, m_sample->seconds);
        }
        m_sample.reset();
    }

    [[nodiscard]] bool hasTotal(const Sample& sample) const
    {
        return std::any_of(sample.readings.begin(), sample.readings.end(),
            [&](const Reading& reading) { return reading.column == m_total; });
    }

    void add(const Reading& reading, double seconds)
    {
        const std::string column(reading.column);
        PowerPart part = reading.part;
        if (part == PowerPart::Total) {
            if (m_total.empty()) {
                m_total = column;
            }
            part = m_total == column ? part : PowerPart::Detail; // a second total is in the first
        }
        if (const auto channel = m_log.channel(part, column, column)) {
            m_log.add(*channel, *m_time, reading.watts);
        }
        PartSum& sum = m_sums[part];
        sum.joules += reading.watts * seconds;
        // Two parts of one kind last as long as one of them.
        sum.seconds += sum.columns.empty() || sum.columns == column ? seconds : 0;
        sum.columns = sum.columns.empty() ? column : sum.columns;
    }

    void set(RecordBuilder& builder, Standard energy, std::optional<Standard> power, PowerPart part) const
    {
        const auto found = m_sums.find(part);
        if (found == m_sums.end()) {
            return;
        }
        const PartSum& sum = found->second;
        builder.setStandard(energy, sum.joules, {sum.columns, "J", Grade::OnChip});
        if (power && sum.seconds > 0) {
            builder.setStandard(*power, sum.joules / sum.seconds, {sum.columns, "W", Grade::OnChip});
        }
    }

    void setMeasured(RecordBuilder& builder) const
    {
        if (m_sums.empty()) {
            return;
        }
        builder.setStandard(Standard::Duration, m_seconds, {"elapsed", "s", Grade::Measured});
        set(builder, Standard::CpuEnergy, Standard::CpuPower, PowerPart::Cpu);
        set(builder, Standard::GpuEnergy, Standard::GpuPower, PowerPart::Gpu);
        set(builder, Standard::RamEnergy, Standard::RamPower, PowerPart::Ram);
        if (m_sums.contains(PowerPart::Total)) {
            set(builder, Standard::Energy, std::nullopt, PowerPart::Total);
            return;
        }
        double joules = 0;
        std::string columns;
        for (const auto& [part, sum] : m_sums) {
            joules += sum.joules;
            columns += (columns.empty() ? "" : " + ") + sum.columns;
        }
        builder.setStandard(Standard::Energy, joules, {columns, "J", Grade::OnChip});
    }

    std::string m_path;
    RecordSink& m_sink;
    PowerLog m_log;
    std::optional<Sample> m_sample;
    std::optional<double> m_time; ///< of the last sample, s since 1970
    bool m_zoneKnown = false;
    double m_seconds = 0;
    std::string m_total; ///< the column that is the whole
    std::string m_machine;
    std::map<PowerPart, PartSum> m_sums;
};

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    if (source.head().find(sampleMark) == std::string_view::npos) {
        return fail(Errc::FormatRefused, {source.path(), "it has no sample of powermetrics"});
    }
    LogReader reader(source, sink);
    auto outcome = forEachLine(source, progress, [&](const TextLine& line) { reader.read(line); });
    if (outcome) {
        reader.finish();
    }
    return outcome;
}

} // namespace

const Importer& powermetricsImporter()
{
    static const Importer importer{"powermetrics", "powermetrics text", 2, Precedence::Log, recognise, read};
    return importer;
}

} // namespace trefoil
