// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/zeus/zeus_files.h"

#include "core/base/number_text.h"
#include "core/base/utf8_text.h"

#include <algorithm>
#include <cmath>

namespace trefoil::zeus {

namespace {

// From 2001 to 2096; the seconds since a machine's start are far fewer.
constexpr double firstPlausibleDate = 1e9;
constexpr double lastPlausibleDate = 4e9;

void setTimes(Record& record, const Window& window)
{
    if (window.start && *window.start > firstPlausibleDate && *window.start < lastPlausibleDate
        && window.seconds < firstPlausibleDate) {
        record.startedAt = Instant{std::llround(*window.start * 1000), true};
        record.endedAt = Instant{std::llround((*window.start + window.seconds) * 1000), true};
    }
}

/// The W of "__GlobalPowerLimitOptimizer_250".
std::optional<double> limitOf(std::string_view name)
{
    const std::size_t underscore = name.rfind('_');
    if (!name.starts_with("__") || name.find("PowerLimit") == std::string_view::npos) {
        return std::nullopt;
    }
    const auto limit = parseInteger(name.substr(underscore + 1));
    return limit ? std::optional(static_cast<double>(*limit)) : std::nullopt;
}

void addCards(RecordBuilder& builder, const Window& window)
{
    double sum = 0;
    for (const auto& [card, joules] : window.cardJoules) {
        sum += joules;
        if (window.cardJoules.size() > 1) {
            builder.addExtra(
                Quantity{"gpu" + card + "_energy_kwh", "Energy of GPU " + card,
                    canonicalUnit(Dimension::Energy), Direction::LowerIsBetter, Sphere::Environment},
                joules * findUnit("J")->toCanonical, {"gpu" + card + "_energy", "J", Grade::OnChip});
        }
    }
    if (!window.cardJoules.empty()) {
        builder.setStandard(Standard::GpuEnergy, sum, {"gpu_energy", "J", Grade::OnChip});
        builder.setStandard(Standard::AcceleratorCount, static_cast<double>(window.cardJoules.size()),
            {"gpu_energy", "count", Grade::Measured});
    }
    builder.setStandard(Standard::Energy, sum + window.cpuJoules.value_or(0) + window.ramJoules.value_or(0),
        {"energy", "J", Grade::OnChip});
}

bool overlap(std::vector<std::pair<double, double>>& intervals)
{
    constexpr double tolerance = 1e-3; // of one window's end and the next one's start
    std::sort(intervals.begin(), intervals.end());
    for (std::size_t i = 1; i < intervals.size(); ++i) {
        if (intervals[i].first < intervals[i - 1].second - tolerance) {
            return true;
        }
    }
    return false;
}

std::optional<Window> readWindow(
    const CsvRow& row, const CsvColumns& columns, const std::vector<CardColumn>& cards)
{
    const auto seconds = numberAt(row, columns.find("elapsed_time"));
    if (!seconds || (!row.endsWithNewline && row.fields.size() < columns.names().size())) {
        return std::nullopt;
    }
    Window window;
    window.line = row.line;
    window.name = toValidUtf8(cellAt(row, columns.find("window_name")));
    window.start = numberAt(row, columns.find("start_time"));
    window.seconds = *seconds;
    for (const CardColumn& card : cards) {
        const auto joules = numberAt(row, card.position);
        if (!joules) {
            return std::nullopt; // the energy of some cards is not that of the window
        }
        window.cardJoules.emplace_back(card.card, *joules);
    }
    return window;
}

} // namespace

std::vector<CardColumn> cardColumns(
    const CsvColumns& columns, std::string_view prefix, std::string_view suffix)
{
    std::vector<CardColumn> found;
    for (std::size_t i = 0; i < columns.names().size(); ++i) {
        const std::string& name = columns.names()[i];
        if (name.size() <= prefix.size() + suffix.size() || !name.starts_with(prefix)
            || !name.ends_with(suffix)) {
            continue;
        }
        const std::string card = name.substr(prefix.size(), name.size() - prefix.size() - suffix.size());
        if (std::all_of(card.begin(), card.end(), [](char c) { return c >= '0' && c <= '9'; })) {
            found.push_back({i, card, name});
        }
    }
    return found;
}

Quantity powerLimit()
{
    return Quantity{"power_limit_w", "Power limit", canonicalUnit(Dimension::Power)};
}

void acceptWindow(RecordBuilder& builder, const Window& window)
{
    Record& record = builder.record();
    record.line = window.line;
    record.pointer = window.pointer;
    record.name = window.name;
    setTimes(record, window);
    builder.setStandard(Standard::Duration, window.seconds, {"elapsed_time", "s", Grade::Measured});
    addCards(builder, window);
    if (window.cpuJoules) {
        builder.setStandard(Standard::CpuEnergy, *window.cpuJoules, {"cpu_energy", "J", Grade::OnChip});
    }
    if (window.ramJoules) {
        builder.setStandard(Standard::RamEnergy, *window.ramJoules, {"dram_energy", "J", Grade::OnChip});
    }
    if (const auto limit = limitOf(window.name)) {
        builder.addExtra(powerLimit(), *limit, {"window_name", "W", Grade::Declared});
    }
    Context context;
    context.tool = "Zeus";
    builder.accept(context);
}

void noteCardsOnly(RecordBuilder& builder)
{
    builder.diagnose(Severity::Note, "gpu_only",
        "The energy is that of the graphics cards alone; processor and memory are not in it", {});
}

Result<void> readWindowLog(const Source& source, RecordSink& sink, Progress& progress)
{
    const CsvColumns columns = columnsOf(source.head(), ',');
    const std::vector<CardColumn> cards = cardColumns(columns, "gpu", "_energy");
    RecordBuilder builder(sink, source.path());
    std::vector<std::pair<double, double>> intervals;
    bool isHeader = true;
    auto outcome = forEachRow(source, ',', progress, [&](const CsvRow& row) {
        if (std::exchange(isHeader, false) || cellAt(row, 0) == columns.names().front()) {
            return;
        }
        if (const auto window = readWindow(row, columns, cards)) {
            acceptWindow(builder, *window);
            if (window->start) {
                intervals.emplace_back(*window->start, *window->start + window->seconds);
            }
            return;
        }
        sink.diagnose({Severity::SetAside, row.endsWithNewline ? "fragment" : "truncated",
            "Expected a duration and an energy of every card; the row lacks some of them",
            {source.path(), row.line, {}}});
    });
    if (!outcome) {
        return outcome;
    }
    noteCardsOnly(builder);
    if (overlap(intervals)) {
        builder.diagnose(Severity::Note, "overlapping_windows",
            "Some windows lie inside of others, so their energies must not be added", "window_name");
    }
    return {};
}

} // namespace trefoil::zeus
