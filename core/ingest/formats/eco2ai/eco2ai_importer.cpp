// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/eco2ai/eco2ai_importer.h"

#include "core/ingest/formats/eco2ai/eco2ai_rows.h"
#include "core/ingest/record_builder.h"

#include <unordered_map>

namespace trefoil {

namespace {

using namespace eco2ai;

constexpr double leastPlausibleWatts = 0.01;
constexpr double mostPlausibleWatts = 1e5;

Recognition recognise(const Source& source)
{
    const auto layout = layoutOf(source.head());
    if (!layout) {
        return {};
    }
    return {0.95, "header has duration(s) and " + layout->energyColumn + ": eco2AI"};
}

/// Collects the rows by their id, in the order of the first row of each.
class RunTable {
public:
    void add(Run row)
    {
        if (!row.id.empty()) {
            const auto [known, isNew] = m_positions.try_emplace(row.id, m_runs.size());
            if (!isNew) {
                addEpoch(m_runs[known->second], row);
                return;
            }
        }
        m_runs.push_back(std::move(row));
    }

    [[nodiscard]] const std::vector<Run>& runs() const { return m_runs; }

private:
    std::vector<Run> m_runs;
    std::unordered_map<std::string, std::size_t> m_positions;
};

/// Whether the mean power of the run is one that a computer can have.
void checkPower(RecordBuilder& builder, const Run& run, const std::string& column)
{
    const double watts = run.kilowattHours * 3.6e6 / run.seconds;
    if (run.seconds > 0 && (watts < leastPlausibleWatts || watts > mostPlausibleWatts)) {
        builder.diagnose(Severity::Warning, "implausible_power",
            "The energy over the duration is a mean power of " + formatNumber(watts)
                + " W; expected 0.01 W to 100 kW, so the energy is hardly in kWh",
            column);
    }
}

void addCost(RecordBuilder& builder, double cost)
{
    builder.addExtra(Quantity{"cost_as_written", "Cost as written", canonicalUnit(Dimension::None),
                         Direction::LowerIsBetter, Sphere::Economy},
        cost, {"cost", "1", Grade::Declared});
}

void accept(RecordBuilder& builder, const Run& run, const Layout& layout)
{
    Record& record = builder.record();
    record.line = run.line;
    record.name = run.name;
    if (!run.id.empty()) {
        record.runIds = {run.id};
    }
    record.startedAt = run.startedAt;
    record.endedAt = run.endedAt;
    const auto set = [&](Standard standard, const std::optional<double>& value, const char* column,
                         const char* unit, Grade grade) {
        if (value) {
            builder.setStandard(standard, *value, {column, unit, grade});
        }
    };
    set(Standard::Duration, run.seconds, "duration(s)", "s", Grade::Measured);
    set(Standard::Energy, run.kilowattHours, layout.energyColumn.c_str(), "kWh", Grade::Modelled);
    set(Standard::CpuEnergy, run.cpuKilowattHours, "cpu_power_consumption(kWh)", "kWh", Grade::Modelled);
    set(Standard::RamEnergy, run.ramKilowattHours, "ram_power_consumption(kWh)", "kWh", Grade::Modelled);
    set(Standard::Emissions, run.emissionsKilograms, "CO2_emissions(kg)", "kg CO2e", Grade::Modelled);
    set(Standard::AcceleratorCount, run.graphicsCards, "GPU_name", "count", Grade::Measured);
    if (run.epochs > 0) {
        set(Standard::Epochs, static_cast<double>(run.epochs), "epoch", "count", Grade::Measured);
    }
    if (run.cost && *run.cost > 0) {
        addCost(builder, *run.cost);
    }
    for (const auto& [name, value] : run.metrics) {
        builder.addMetric(name, value, {"epoch", "1", Grade::Measured});
    }
    checkPower(builder, run, layout.energyColumn);
    builder.accept(run.context);
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    const auto layout = layoutOf(source.head());
    if (!layout) {
        return fail(Errc::FormatRefused, {source.path(), "its header is not that of eco2AI"});
    }
    RunTable table;
    bool isHeader = true;
    auto outcome = forEachRow(source, layout->dialect.delimiter, progress, [&](const CsvRow& row) {
        if (std::exchange(isHeader, false)) {
            return;
        }
        if (auto run = readRow(row, *layout)) {
            table.add(std::move(*run));
            return;
        }
        sink.diagnose({Severity::SetAside, row.endsWithNewline ? "fragment" : "truncated",
            "Expected a duration and an energy and as many cells as the header has; found less",
            {source.path(), row.line, {}}});
    });
    if (!outcome) {
        return outcome;
    }
    RecordBuilder builder(sink, source.path());
    for (const Run& run : table.runs()) {
        accept(builder, run, *layout);
    }
    return {};
}

} // namespace

const Importer& eco2aiImporter()
{
    static const Importer importer{"eco2ai", "eco2AI emission.csv", 1, Precedence::Log, recognise, read};
    return importer;
}

} // namespace trefoil
