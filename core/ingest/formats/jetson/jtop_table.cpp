// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/instant.h"
#include "core/ingest/csv/csv_columns.h"
#include "core/ingest/formats/jetson/jetson_files.h"

#include <algorithm>
#include <utility>

namespace trefoil::jetson {

namespace {

constexpr std::string_view railStart = "Power ";

struct RailColumn {
    std::size_t position = 0;
    std::size_t channel = 0;
    double toWatts = 1;
};

/// jtop's "Power VDD_IN" in mW; "gpu_power_w" of tables that people write, in W by its name.
std::vector<RailColumn> railsOf(const CsvColumns& columns, PowerLog& log)
{
    std::vector<RailColumn> rails;
    for (std::size_t i = 0; i < columns.names().size(); ++i) {
        const std::string& name = columns.names()[i];
        const bool isRail = name.starts_with(railStart);
        if (!isRail && name != "gpu_power_w") {
            continue;
        }
        const std::string rail = isRail ? name.substr(railStart.size()) : "gpu";
        if (const auto channel = log.channel(isRail ? partOfRail(rail) : PowerPart::Gpu, rail, name)) {
            rails.push_back({i, *channel, isRail ? 1e-3 : 1.0});
        }
    }
    return rails;
}

/// A table of nothing else than the power of the graphics over time. Tables of runs have other columns, too.
bool isOwnTable(const CsvColumns& columns)
{
    return columns.has("timestamp") && columns.has("gpu_power_w")
        && std::all_of(columns.names().begin(), columns.names().end(),
            [](const std::string& name) { return name == "timestamp" || name.starts_with("gpu_"); });
}

std::optional<std::size_t> timeOf(const CsvColumns& columns)
{
    const auto time = columns.find("time");
    return time ? time : columns.find("timestamp");
}

} // namespace

bool isJtopTable(std::string_view head)
{
    const CsvColumns columns = columnsOf(head, ',');
    return (columns.has("time") && columns.has("Power TOT")) || isOwnTable(columns);
}

Result<void> readJtopTable(const Source& source, RecordSink& sink, Progress& progress)
{
    const CsvColumns columns = columnsOf(source.head(), ',');
    const auto time = timeOf(columns);
    PowerLog log(sink, source.path(), Clock::Calendar, Grade::OnChip);
    const std::vector<RailColumn> rails = railsOf(columns, log);
    bool isHeader = true;
    auto outcome = forEachRow(source, ',', progress, [&](const CsvRow& row) {
        if (std::exchange(isHeader, false)) {
            return;
        }
        const auto instant = parseInstant(cellAt(row, time));
        if (!instant || row.fields.size() < columns.names().size()) {
            sink.diagnose({Severity::SetAside, row.endsWithNewline ? "fragment" : "truncated",
                "Expected a time and as many cells as the header has; found less",
                {source.path(), row.line, {}}});
            return;
        }
        const double seconds = static_cast<double>(instant->milliseconds) / 1000;
        for (const RailColumn& rail : rails) {
            log.add(rail.channel, seconds, numberAt(row, rail.position).value_or(absent) * rail.toWatts);
        }
    });
    if (!outcome) {
        return outcome;
    }
    RecordBuilder builder(sink, source.path());
    const bool isOwn = isOwnTable(columns);
    if (isOwn) {
        builder.diagnose(Severity::Note, "gpu_only",
            "The energy is that of the graphics processor alone; the rest of the board is not in it", {});
    }
    Context context;
    if (!isOwn) {
        context = boardContext("jtop"); // an own table does not say where it is from
    }
    acceptBoard(builder, log, context);
    return {};
}

} // namespace trefoil::jetson
