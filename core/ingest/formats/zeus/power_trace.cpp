// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/zeus/zeus_files.h"
#include "core/ingest/power_log.h"

namespace trefoil::zeus {

Result<void> readPowerOverTime(const Source& source, RecordSink& sink, Progress& progress)
{
    const CsvColumns columns = columnsOf(source.head(), ',');
    const auto time = columns.find("time");
    PowerLog log(sink, source.path(), Clock::Calendar, Grade::OnChip);
    std::vector<std::pair<std::size_t, std::size_t>> channels; // column and channel
    for (const CardColumn& card : cardColumns(columns, "power", "")) {
        if (const auto channel = log.channel(PowerPart::Gpu, "gpu " + card.card, card.name)) {
            channels.emplace_back(card.position, *channel);
        }
    }
    bool isHeader = true;
    auto outcome = forEachRow(source, ',', progress, [&](const CsvRow& row) {
        if (std::exchange(isHeader, false)) {
            return;
        }
        const auto seconds = numberAt(row, time);
        const bool isCut = !row.endsWithNewline && row.fields.size() < columns.names().size();
        if (!seconds || isCut) {
            sink.diagnose({Severity::SetAside, isCut ? "truncated" : "fragment",
                "Expected a time and a power in W of every card; the row lacks some of them",
                {source.path(), row.line, {}}});
            return;
        }
        for (const auto& [column, channel] : channels) {
            log.add(channel, *seconds, numberAt(row, column).value_or(absent));
        }
    });
    if (!outcome) {
        return outcome;
    }
    RecordBuilder builder(sink, source.path());
    if (!log.finish(builder, true)) {
        builder.diagnose(
            Severity::Warning, "no_measurement", "There is no sample with a power; nothing was measured", {});
        return {};
    }
    builder.setStandard(Standard::AcceleratorCount, static_cast<double>(channels.size()),
        {"power", "count", Grade::Measured});
    noteCardsOnly(builder);
    Context context;
    context.tool = "Zeus";
    builder.accept(context);
    return {};
}

} // namespace trefoil::zeus
