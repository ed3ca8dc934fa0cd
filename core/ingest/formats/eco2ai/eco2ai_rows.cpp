// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/eco2ai/eco2ai_rows.h"

#include "core/base/utf8_text.h"
#include "core/ingest/country_codes.h"

#include <algorithm>
#include <cmath>

namespace trefoil::eco2ai {

namespace {

constexpr std::string_view devices = " device(s)";
constexpr std::size_t mostMetrics = 64; // a cell of text must not become thousands of quantities

std::optional<double> number(
    const CsvRow& row, const Layout& layout, const std::optional<std::size_t>& column)
{
    const auto value = parseNumber(cellAt(row, column), layout.dialect.decimalMark);
    return value && std::isfinite(*value) ? value : std::nullopt;
}

/// What eco2AI fills in where nobody said anything.
bool isPlaceholder(std::string_view text)
{
    const std::string lower = toLowerAscii(text);
    return lower == "n/a" || lower == "no experiment description" || lower == "default project name"
        || lower == "deafult project name"; // so spelled by the tool
}

std::string statedText(std::string_view cell)
{
    return isPlaceholder(cell) ? std::string() : toValidUtf8(cell);
}

struct Hardware {
    std::string name;
    std::optional<double> count;
};

/// "Intel i5/2 device(s), TDP:28.0" and "Tesla T4 2 device(s)" → the name and 2.
Hardware readHardware(std::string_view cell)
{
    Hardware hardware;
    const std::size_t end = cell.find(devices);
    if (end == std::string_view::npos) {
        hardware.name = toValidUtf8(cell);
        return hardware;
    }
    const std::string_view before = cell.substr(0, end);
    const std::size_t cut = before.find_last_of("/ ");
    const std::string_view count = cut == std::string_view::npos ? before : before.substr(cut + 1);
    hardware.count = parseNumber(count);
    if (cut != std::string_view::npos) {
        hardware.name = toValidUtf8(trimmed(before.substr(0, cut)));
    }
    return hardware;
}

void appendHardware(std::string& text, const Hardware& hardware)
{
    if (hardware.name.empty()) {
        return;
    }
    text += text.empty() ? "" : "; ";
    const bool isSeveral = hardware.count && *hardware.count > 1;
    text += (isSeveral ? formatNumber(*hardware.count) + " × " : "") + hardware.name;
}

void readPlace(std::string_view cell, Context& context)
{
    const std::size_t slash = cell.find('/');
    context.countryIso3 = countryIso3(trimmed(cell.substr(0, slash)));
    if (slash != std::string_view::npos) {
        context.region = toValidUtf8(trimmed(cell.substr(slash + 1)));
    }
}

void setMetric(std::vector<std::pair<std::string, double>>& metrics, const std::string& name, double value)
{
    const auto known = std::find_if(
        metrics.begin(), metrics.end(), [&](const auto& metric) { return metric.first == name; });
    if (known != metrics.end()) {
        known->second = value;
    } else if (metrics.size() < mostMetrics) {
        metrics.emplace_back(name, value);
    }
}

/// "epoch: 1, loss: 0.3, " is one epoch and a loss.
void readEpoch(std::string_view cell, Run& run)
{
    while (!cell.empty()) {
        const std::size_t comma = cell.find(',');
        const std::string_view part = cell.substr(0, comma);
        cell = comma == std::string_view::npos ? std::string_view() : cell.substr(comma + 1);
        const std::size_t colon = part.find(':');
        if (colon == std::string_view::npos) {
            continue;
        }
        const std::string name = toValidUtf8(trimmed(part.substr(0, colon)));
        const auto value = parseNumber(part.substr(colon + 1));
        if (name == "epoch") {
            run.epochs = 1;
        } else if (!name.empty() && value && std::isfinite(*value)) {
            setMetric(run.metrics, name, *value);
        }
    }
}

void readContext(const CsvRow& row, const Layout& layout, Run& run)
{
    run.context.project = statedText(cellAt(row, layout.project));
    run.context.tool = layout.cpuEnergy ? "DBJoules" : "eco2AI";
    readPlace(cellAt(row, layout.place), run.context);
    const Hardware cards = readHardware(cellAt(row, layout.gpu));
    run.graphicsCards = cards.count;
    appendHardware(run.context.hardware, readHardware(cellAt(row, layout.cpu)));
    appendHardware(run.context.hardware, cards);
    appendHardware(run.context.hardware, Hardware{toValidUtf8(cellAt(row, layout.os)), std::nullopt});
}

void add(std::optional<double>& sum, const std::optional<double>& value)
{
    if (value) {
        sum = sum.value_or(0) + *value;
    }
}

} // namespace

std::optional<Layout> layoutOf(std::string_view head)
{
    Layout layout;
    layout.dialect = sniffDialect(head);
    const CsvColumns columns = columnsOf(head, layout.dialect.delimiter);
    for (const char* name : {"power_consumption(kWh)", "power_consumption(kWTh)"}) {
        if (!layout.energy) {
            layout.energy = columns.find(name);
            layout.energyColumn = name;
        }
    }
    layout.duration = columns.find("duration(s)");
    if (!layout.energy || !layout.duration) {
        return std::nullopt;
    }
    layout.columns = columns.names().size();
    layout.id = columns.find("id");
    layout.project = columns.find("project_name");
    layout.description = columns.find("experiment_description");
    layout.epoch = columns.find("epoch");
    layout.start = columns.find("start_time");
    layout.cpuEnergy = columns.find("cpu_power_consumption(kWh)");
    layout.ramEnergy = columns.find("ram_power_consumption(kWh)");
    layout.emissions = columns.find("CO2_emissions(kg)");
    layout.cpu = columns.find("CPU_name");
    layout.gpu = columns.find("GPU_name");
    layout.os = columns.find("OS");
    layout.place = columns.find("region/country");
    layout.cost = columns.find("cost");
    return layout;
}

std::optional<Run> readRow(const CsvRow& row, const Layout& layout)
{
    const auto seconds = number(row, layout, layout.duration);
    const auto energy = number(row, layout, layout.energy);
    if (row.fields.size() < layout.columns || !seconds || !energy) {
        return std::nullopt;
    }
    Run run;
    run.line = row.line;
    run.id = toValidUtf8(cellAt(row, layout.id));
    run.name = statedText(cellAt(row, layout.description));
    run.seconds = *seconds;
    run.kilowattHours = *energy;
    run.cpuKilowattHours = number(row, layout, layout.cpuEnergy);
    run.ramKilowattHours = number(row, layout, layout.ramEnergy);
    run.emissionsKilograms = number(row, layout, layout.emissions);
    run.cost = number(row, layout, layout.cost);
    run.startedAt = parseInstant(cellAt(row, layout.start));
    if (run.startedAt && *seconds >= 0 && *seconds < 1e9) {
        run.endedAt =
            Instant{run.startedAt->milliseconds + std::llround(*seconds * 1000), run.startedAt->zoneKnown};
    }
    readContext(row, layout, run);
    readEpoch(cellAt(row, layout.epoch), run);
    return run;
}

void addEpoch(Run& run, const Run& row)
{
    run.seconds += row.seconds;
    run.kilowattHours += row.kilowattHours;
    add(run.cpuKilowattHours, row.cpuKilowattHours);
    add(run.ramKilowattHours, row.ramKilowattHours);
    add(run.emissionsKilograms, row.emissionsKilograms);
    add(run.cost, row.cost);
    run.epochs += row.epochs;
    if (row.endedAt) {
        run.endedAt = row.endedAt;
    }
    for (const auto& [name, value] : row.metrics) {
        setMetric(run.metrics, name, value);
    }
}

} // namespace trefoil::eco2ai
