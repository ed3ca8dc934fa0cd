// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/wandb_csv/wandb_csv_importer.h"

#include "core/base/utf8_text.h"
#include "core/ingest/csv/csv_columns.h"
#include "core/ingest/tracking/last_values.h"
#include "core/ingest/tracking/series_recorder.h"

#include <algorithm>
#include <array>
#include <utility>

namespace trefoil {

namespace {

constexpr std::array<std::string_view, 2> stepNames = {"Step", "_step"};
constexpr std::array<std::string_view, 4> timeNames = {
    "Relative Time (Process)", "Relative Time (Wall)", "Wall Time", "_timestamp"};
constexpr std::string_view separator = " - ";

/// The column of one metric of one run.
struct ChartColumn {
    std::size_t column = 0;
    std::string run;
    std::string metric;
};

bool isStep(std::string_view name)
{
    return std::find(stepNames.begin(), stepNames.end(), name) != stepNames.end();
}

/// Empty when the header is not that of a chart.
std::vector<ChartColumn> chartColumns(const CsvColumns& header)
{
    const std::vector<std::string>& names = header.names();
    if (names.empty()
        || (!isStep(names.front())
            && std::find(timeNames.begin(), timeNames.end(), names.front()) == timeNames.end())) {
        return {};
    }
    std::vector<ChartColumn> columns;
    bool hasBounds = false;
    for (std::size_t i = 1; i < names.size(); ++i) {
        const std::size_t at = names[i].rfind(separator);
        if (at == std::string::npos || at == 0 || names[i].ends_with("__MIN")
            || names[i].ends_with("__MAX")) {
            continue;
        }
        hasBounds = hasBounds || (header.has(names[i] + "__MIN") && header.has(names[i] + "__MAX"));
        columns.push_back(
            {i, toValidUtf8(names[i].substr(0, at)), toValidUtf8(names[i].substr(at + separator.size()))});
    }
    return hasBounds ? columns : std::vector<ChartColumn>();
}

Recognition recognise(const Source& source)
{
    return chartColumns(columnsOf(source.head(), ',')).empty()
        ? Recognition{}
        : Recognition{
            0.95, "columns of runs and metrics with their __MIN and __MAX (chart of Weights & Biases)"};
}

/// Reads the columns of one run. The file is read once for each run, so that only one waits in memory.
Result<void> readRun(const Source& source, const std::vector<ChartColumn>& columns, bool hasSteps,
    RecordSink& sink, Progress& progress, bool isFirst)
{
    SeriesRecorder recorder(sink, {.hasSteps = true, .hasTimes = false});
    bool isHeader = true;
    double rows = 0;
    const auto done = forEachRow(source, ',', progress, [&](const CsvRow& row) {
        if (std::exchange(isHeader, false)) {
            return;
        }
        const auto step = numberAt(row, 0);
        if (!step) {
            if (isFirst) {
                sink.diagnose({Severity::SetAside, row.endsWithNewline ? "fragment" : "truncated",
                    "Expected a number in the first column; the row has none",
                    {source.path(), row.line, {}}});
            }
            return;
        }
        rows += 1;
        for (const ChartColumn& column : columns) {
            if (const auto value = numberAt(row, column.column)) {
                recorder.add(
                    recorder.series(column.metric), {.value = *value, .step = hasSteps ? *step : rows});
            }
        }
    });
    if (!done || recorder.pointCount() == 0) {
        return done;
    }
    recorder.flush();
    RecordBuilder builder(sink, source.path());
    LastValues lastValues(columns.front().run + std::string(separator));
    lastValues.put(builder, recorder);
    Context context;
    context.tool = "Weights & Biases";
    builder.record().line = 1;
    builder.record().name = columns.front().run;
    builder.accept(context);
    return {};
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    const CsvColumns header = columnsOf(source.bytes(), ',');
    std::vector<ChartColumn> columns = chartColumns(header);
    if (columns.empty()) {
        return fail(Errc::FormatRefused,
            {source.path(), "its header is not that of a chart of Weights & Biases"}, {source.path(), 1, {}});
    }
    std::stable_sort(columns.begin(), columns.end(),
        [](const ChartColumn& a, const ChartColumn& b) { return a.run < b.run; });
    for (auto begin = columns.begin(); begin != columns.end();) {
        const auto end = std::find_if(
            begin, columns.end(), [&](const ChartColumn& each) { return each.run != begin->run; });
        const auto outcome = readRun(source, std::vector<ChartColumn>(begin, end),
            isStep(header.names().front()), sink, progress, begin == columns.begin());
        if (!outcome) {
            return outcome;
        }
        begin = end;
    }
    return {};
}

} // namespace

const Importer& wandbCsvImporter()
{
    static const Importer importer{
        "wandb_csv", "Weights & Biases chart export", 1, Precedence::Evaluation, recognise, read};
    return importer;
}

} // namespace trefoil
