// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/intel_power_gadget/intel_power_gadget_importer.h"

#include "core/ingest/csv/csv_columns.h"
#include "core/ingest/power_log.h"

#include <algorithm>
#include <utility>

namespace trefoil {

namespace {

constexpr std::string_view elapsedColumn = "Elapsed Time (sec)";
constexpr std::string_view powerEnd = "(Watt)";

bool isPowerGadget(const CsvColumns& columns)
{
    return columns.has(elapsedColumn) && columns.has("Processor Power_0(Watt)");
}

Recognition recognise(const Source& source)
{
    if (!isPowerGadget(columnsOf(source.head(), ','))) {
        return {};
    }
    return {0.97, "header has Elapsed Time (sec) and Processor Power_0(Watt): Intel Power Gadget"};
}

/// A count that starts anew where a log was appended to another.
class Counter {
public:
    void add(double value)
    {
        if (m_last && value < *m_last) {
            m_earlier += *m_last;
        }
        m_last = value;
    }
    [[nodiscard]] std::optional<double> total() const
    {
        return m_last ? std::optional(m_earlier + *m_last) : std::nullopt;
    }

private:
    std::optional<double> m_last;
    double m_earlier = 0;
};

/// One "<name> Power_<socket>(Watt)" and its count of energy.
struct Meter {
    PowerPart part = PowerPart::Detail;
    std::size_t power = 0;
    std::optional<std::size_t> energy; ///< "Cumulative <name> Energy_<socket>(Joules)"
    std::optional<std::size_t> channel;
    std::string energyColumn;
    Counter joules;
};

std::vector<Meter> metersOf(const CsvColumns& columns, PowerLog& log)
{
    std::vector<Meter> meters;
    for (std::size_t i = 0; i < columns.names().size(); ++i) {
        const std::string& name = columns.names()[i];
        const std::size_t middle = name.find(" Power_");
        if (middle == std::string::npos || !name.ends_with(powerEnd)) {
            continue;
        }
        const std::string what = name.substr(0, middle);
        const std::string socket = name.substr(middle + 7, name.size() - middle - 7 - powerEnd.size());
        Meter meter;
        meter.power = i;
        meter.part = what == "Processor" ? PowerPart::Cpu
            : what == "DRAM"             ? PowerPart::Ram
                                         : PowerPart::Detail;
        meter.energyColumn = "Cumulative " + what + " Energy_" + socket + "(Joules)";
        meter.energy = columns.find(meter.energyColumn);
        meter.channel = log.channel(meter.part, what + " " + socket, name);
        meters.push_back(std::move(meter));
    }
    return meters;
}

class LogReader {
public:
    LogReader(const CsvColumns& columns, const Source& source, RecordSink& sink)
        : m_columns(columns)
        , m_elapsed(columns.find(elapsedColumn))
        , m_path(source.path())
        , m_sink(sink)
        , m_log(sink, source.path(), Clock::Elapsed, Grade::OnChip)
        , m_meters(metersOf(columns, m_log))
    {
    }

    void read(const CsvRow& row)
    {
        const bool isSummary = row.raw.find(" = ") != std::string_view::npos;
        if (isSummary || cellAt(row, m_elapsed) == elapsedColumn) {
            return;
        }
        const auto seconds = numberAt(row, m_elapsed);
        if (!seconds || row.fields.size() < m_columns.names().size()) {
            m_sink.diagnose({Severity::SetAside, row.endsWithNewline ? "fragment" : "truncated",
                "Expected a time and as many cells as the header has; found less", {m_path, row.line, {}}});
            return;
        }
        m_seconds.add(*seconds);
        for (Meter& meter : m_meters) {
            if (meter.channel) {
                m_log.add(*meter.channel, *m_seconds.total(), numberAt(row, meter.power).value_or(absent));
            }
            if (const auto joules = numberAt(row, meter.energy)) {
                meter.joules.add(*joules);
            }
        }
    }

    void finish()
    {
        RecordBuilder builder(m_sink, m_path);
        const bool isCounted = setCounted(builder); // says where the values are from
        if (!m_log.finish(builder, false)) {
            builder.diagnose(Severity::Warning, "no_measurement",
                "There is no sample with a power; nothing was measured", {});
            return;
        }
        if (isCounted) {
            (void)setCounted(builder); // and once more in place of the trapezoid
        }
        Context context;
        context.tool = "Intel Power Gadget";
        builder.accept(context);
    }

private:
    /// The joules of the part as the tool counted them; nothing unless all of its sockets have a count.
    [[nodiscard]] std::pair<std::optional<double>, std::string> countOf(PowerPart part) const
    {
        std::optional<double> sum;
        std::string columns;
        for (const Meter& meter : m_meters) {
            if (meter.part != part) {
                continue;
            }
            const auto joules = meter.joules.total();
            if (!joules) {
                return {};
            }
            sum = sum.value_or(0) + *joules;
            columns += (columns.empty() ? "" : " + ") + meter.energyColumn;
        }
        return {sum, columns};
    }

    [[nodiscard]] bool setCounted(RecordBuilder& builder) const
    {
        const auto seconds = m_seconds.total();
        const auto [processor, processorColumns] = countOf(PowerPart::Cpu);
        const auto [memory, memoryColumns] = countOf(PowerPart::Ram);
        const bool hasMemory = std::any_of(m_meters.begin(), m_meters.end(),
            [](const Meter& meter) { return meter.part == PowerPart::Ram; });
        if (!seconds || *seconds <= 0 || !processor || hasMemory != memory.has_value()) {
            return false;
        }
        const auto set = [&](Standard energy, Standard power, double joules, const std::string& columns) {
            builder.setStandard(energy, joules, {columns, "J", Grade::OnChip});
            builder.setStandard(
                power, joules / *seconds, {columns + " / " + std::string(elapsedColumn), "W", Grade::OnChip});
        };
        builder.setStandard(Standard::Duration, *seconds, {std::string(elapsedColumn), "s", Grade::Measured});
        set(Standard::CpuEnergy, Standard::CpuPower, *processor, processorColumns);
        if (memory) {
            set(Standard::RamEnergy, Standard::RamPower, *memory, memoryColumns);
        }
        builder.setStandard(Standard::Energy, *processor + memory.value_or(0),
            {processorColumns + (memory ? " + " + memoryColumns : ""), "J", Grade::OnChip});
        return true;
    }

    const CsvColumns& m_columns;
    std::optional<std::size_t> m_elapsed;
    std::string m_path;
    RecordSink& m_sink;
    PowerLog m_log;
    std::vector<Meter> m_meters;
    Counter m_seconds;
};

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    const CsvColumns columns = columnsOf(source.head(), ',');
    if (!isPowerGadget(columns)) {
        return fail(Errc::FormatRefused, {source.path(), "its header is not that of Intel Power Gadget"});
    }
    LogReader reader(columns, source, sink);
    auto outcome = forEachRow(source, ',', progress, [&](const CsvRow& row) { reader.read(row); });
    if (outcome) {
        reader.finish();
    }
    return outcome;
}

} // namespace

const Importer& intelPowerGadgetImporter()
{
    static const Importer importer{
        "intel_power_gadget", "Intel Power Gadget CSV", 2, Precedence::Log, recognise, read};
    return importer;
}

} // namespace trefoil
