// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/powerjoular/powerjoular_importer.h"

#include "core/base/ascii.h"
#include "core/base/instant.h"
#include "core/ingest/csv/csv_columns.h"
#include "core/ingest/power_log.h"

#include <algorithm>

namespace trefoil {

namespace {

/// " 2024- 12- 3  12: 8: 4. 73" → "2024-12-03 12:08:04.073". Ada counts milliseconds after the dot, without
/// zeros before them; a date that was written without its blanks has a fraction there and stays as it is.
std::string withoutAdaBlanks(std::string_view date)
{
    if (date.find("- ") == std::string_view::npos) {
        return std::string(date);
    }
    std::string text;
    char separator = '\0';
    for (std::size_t i = 0; i < date.size();) {
        if (!isDigit(date[i])) {
            separator = date[i] == ' ' ? separator : date[i];
            ++i;
            continue;
        }
        std::string digits;
        for (; i < date.size() && isDigit(date[i]); ++i) {
            digits += date[i];
        }
        const std::size_t width = separator == '.' ? 3 : 2;
        digits.insert(0, width - std::min(width, digits.size()), '0');
        if (!text.empty()) {
            text += separator == '\0' ? ' ' : separator;
        }
        text += digits;
        separator = '\0';
    }
    return text;
}

std::optional<double> secondsOf(std::string_view date)
{
    const auto instant = parseInstant(withoutAdaBlanks(date));
    return instant ? std::optional(static_cast<double>(instant->milliseconds) / 1000) : std::nullopt;
}

bool isPowerjoular(const CsvColumns& columns)
{
    return columns.has("Date") && columns.has("CPU Utilization") && columns.has("CPU Power");
}

Recognition recognise(const Source& source)
{
    const CsvColumns columns = columnsOf(source.head(), ',');
    if (!isPowerjoular(columns)) {
        return {};
    }
    return {0.95,
        columns.has("Total Power")
            ? "header has Date, CPU Utilization and Total Power: PowerJoular"
            : "header has Date, CPU Utilization and CPU Power: a process of PowerJoular"};
}

class LogReader {
public:
    LogReader(const Source& source, RecordSink& sink)
        : m_columns(columnsOf(source.head(), ','))
        , m_path(source.path())
        , m_sink(sink)
        , m_log(sink, source.path(), Clock::Calendar, isOfProcess() ? Grade::Modelled : Grade::OnChip)
    {
    }

    void read(const CsvRow& row)
    {
        if (cellAt(row, m_columns.find("Date")) == "Date") {
            return;
        }
        const auto seconds = secondsOf(cellAt(row, m_columns.find("Date")));
        const bool isCut = row.fields.size() < m_columns.names().size();
        if (!seconds || isCut) {
            m_sink.diagnose({Severity::SetAside, row.endsWithNewline ? "fragment" : "truncated",
                "Expected a date and a power in every column; the row lacks some of them",
                {m_path, row.line, {}}});
            return;
        }
        add(PowerPart::Total, "total", "Total Power", *seconds, row);
        add(PowerPart::Cpu, "cpu", "CPU Power", *seconds, row);
        add(PowerPart::Gpu, "gpu", "GPU Power", *seconds, row);
    }

    void finish()
    {
        RecordBuilder builder(m_sink, m_path);
        if (!m_log.finish(builder, false)) {
            builder.diagnose(Severity::Warning, "no_measurement",
                "There is no sample with a power; nothing was measured", {});
            return;
        }
        if (isOfProcess()) {
            builder.diagnose(Severity::Note, "one_process",
                "The power is the share of one process, not that of the machine", "CPU Power");
        }
        Context context;
        context.tool = "PowerJoular";
        context.trackingMode = isOfProcess() ? "process" : "machine";
        builder.accept(context);
    }

private:
    [[nodiscard]] bool isOfProcess() const { return !m_columns.has("Total Power"); }

    void add(PowerPart part, const char* name, const char* column, double seconds, const CsvRow& row)
    {
        const auto position = m_columns.find(column);
        if (!position) {
            return;
        }
        const auto watts = numberAt(row, position);
        if (part == PowerPart::Gpu) {
            m_hasCard = m_hasCard || (watts && *watts > 0);
            if (!m_hasCard) {
                return; // without a card PowerJoular writes 0
            }
        }
        if (const auto channel = m_log.channel(part, name, column)) {
            m_log.add(*channel, seconds, watts.value_or(absent));
        }
    }

    CsvColumns m_columns;
    std::string m_path;
    RecordSink& m_sink;
    PowerLog m_log;
    bool m_hasCard = false;
};

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    if (!isPowerjoular(columnsOf(source.head(), ','))) {
        return fail(Errc::FormatRefused, {source.path(), "its header is not that of PowerJoular"});
    }
    LogReader reader(source, sink);
    auto outcome = forEachRow(source, ',', progress, [&](const CsvRow& row) { reader.read(row); });
    if (outcome) {
        reader.finish();
    }
    return outcome;
}

} // namespace

const Importer& powerjoularImporter()
{
    static const Importer importer{"powerjoular", "PowerJoular CSV", 2, Precedence::Log, recognise, read};
    return importer;
}

} // namespace trefoil
