// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/mlperf_power/mlperf_power_importer.h"

#include "core/base/number_text.h"
#include "core/ingest/csv/csv_columns.h"
#include "core/ingest/formats/mlperf_power/measured_window.h"
#include "core/ingest/power_log.h"
#include "core/ingest/tracking/companion_files.h"
#include "core/ingest/tracking/sibling_file.h"

namespace trefoil {

namespace {

constexpr std::string_view detailName = "mlperf_log_detail.txt";

/// Time,<time>,Watts,<number>,…; the cells of channels follow as Ch1,Watts,<number>,…
bool isMeterLine(const CsvRow& row)
{
    return row.fields.size() >= 4 && row.fields[0] == "Time" && meterSeconds(row.fields[1])
        && row.fields[2] == "Watts";
}

Recognition recognise(const Source& source)
{
    CsvReader reader(source.head(), ',');
    if (!reader.next() || !isMeterLine(reader.row())) {
        return {};
    }
    return {0.97, "lines of Time and Watts without a header (power log of MLPerf Inference)"};
}

/// A meter that measures nothing writes 0 or -1; the checker of submissions leaves those out as well.
double unlessNone(double watts)
{
    return watts > 0 ? watts : absent;
}

class MeterLog {
public:
    MeterLog(const Source& source, RecordSink& sink)
        : m_source(source)
        , m_path(source.path())
        , m_sink(sink)
        , m_log(sink, source.path(), Clock::Calendar, Grade::Metered)
    {
    }

    Result<void> readWindow(const std::string& folder, Progress& progress)
    {
        const auto detail = openCompanion(m_source, pathIn(folder, detailName));
        if (!detail && !hasFile(folder, detailName)) {
            m_noWindow = "There is no mlperf_log_detail.txt beside it";
            return {};
        }
        if (!detail) {
            m_noWindow = "The mlperf_log_detail.txt beside it cannot be read";
            return {};
        }
        const auto window = measuredWindowOf(*detail, progress);
        if (!window) {
            return tl::unexpected<Error>(window.error());
        }
        m_window = *window;
        m_noWindow = "The mlperf_log_detail.txt beside it has no power_begin and power_end";
        return {};
    }

    void read(const CsvRow& row)
    {
        const auto seconds = row.fields.size() >= 4 ? meterSeconds(row.fields[1]) : std::nullopt;
        const auto watts = row.fields.size() >= 4 ? parseNumber(row.fields[3]) : std::nullopt;
        if (!seconds || !watts || !isMeterLine(row)) {
            m_sink.diagnose({Severity::SetAside, row.endsWithNewline ? "fragment" : "truncated",
                "Expected Time, a time, Watts and a number; the line lacks some of them",
                {m_path, row.line, {}}});
            return;
        }
        if (m_window && !m_window->contains(*seconds)) {
            ++m_outside;
            return;
        }
        add(PowerPart::Total, "total", *seconds, unlessNone(*watts));
        for (std::size_t i = 4; i + 2 < row.fields.size(); ++i) {
            const auto part = parseNumber(row.fields[i + 2]);
            if (row.fields[i].starts_with("Ch") && row.fields[i + 1] == "Watts" && part) {
                add(PowerPart::Detail, std::string(row.fields[i]), *seconds, unlessNone(*part));
            }
        }
    }

    void finish()
    {
        RecordBuilder builder(m_sink, m_path);
        if (!m_log.finish(builder, false)) {
            builder.diagnose(Severity::Warning, "no_measurement",
                m_outside > 0 ? "All " + std::to_string(m_outside)
                        + " samples are outside of the measured time; the clocks of the meter's and of the "
                          "measured machine may differ"
                              : "There is no sample with a power; nothing was measured",
                {});
            return;
        }
        if (!m_window) {
            builder.diagnose(Severity::Warning, "no_window",
                m_noWindow
                    + ", which would say when the run began and ended; the whole log was integrated, with "
                      "whatever the machine did before and after",
                {});
        } else if (m_outside > 0) {
            builder.diagnose(Severity::Note, "outside_window",
                std::to_string(m_outside) + " samples before power_begin or after power_end were left out",
                {});
        }
        Context context;
        context.tool = "MLPerf power meter";
        context.trackingMode = "machine";
        builder.accept(context);
    }

private:
    void add(PowerPart part, const std::string& name, double seconds, double watts)
    {
        const std::string column = part == PowerPart::Total ? "Watts" : name + " Watts";
        if (const auto channel = m_log.channel(part, name, column)) {
            m_log.add(*channel, seconds, watts);
        }
    }

    const Source& m_source;
    std::string m_path;
    RecordSink& m_sink;
    PowerLog m_log;
    std::optional<MeasuredWindow> m_window;
    std::string m_noWindow; ///< why there is none
    std::int64_t m_outside = 0;
};

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    if (recognise(source).confidence == 0) {
        return fail(Errc::FormatRefused, {source.path(), "its first line is not Time, a time, Watts"},
            {source.path(), 1, {}});
    }
    MeterLog log(source, sink);
    if (auto window = log.readWindow(source.folder(), progress); !window) {
        return window;
    }
    auto outcome = forEachRow(source, ',', progress, [&](const CsvRow& row) { log.read(row); });
    if (outcome) {
        log.finish();
    }
    return outcome;
}

} // namespace

const Importer& mlperfPowerImporter()
{
    static const Importer importer{"mlperf_power", "MLPerf power log", 3, Precedence::Log, recognise, read};
    return importer;
}

} // namespace trefoil
