// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/wandb_csv/wandb_csv_importer.h"

#include "core/base/utf8_text.h"
#include "core/ingest/csv/csv_columns.h"
#include "core/ingest/tracking/last_values.h"
#include "core/ingest/tracking/series_recorder.h"

#include <algorithm>
#include <array>
#include <deque>
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

/// The columns of one run, and what was read of them.
struct RunReading {
    std::vector<ChartColumn> columns;
    SeriesRecorder recorder;
};

/// Counts the rows that have a step, and sets the others aside.
Result<std::size_t> countRows(const Source& source, RecordSink& sink, Progress& progress)
{
    bool isHeader = true;
    std::size_t rows = 0;
    const auto done = forEachRow(source, ',', progress, [&](const CsvRow& row) {
        if (std::exchange(isHeader, false)) {
            return;
        }
        if (numberAt(row, 0)) {
            ++rows;
            return;
        }
        sink.diagnose({Severity::SetAside, row.endsWithNewline ? "fragment" : "truncated",
            "Expected a number in the first column; the row has none", {source.path(), row.line, {}}});
    });
    if (!done) {
        return tl::unexpected<Error>(done.error());
    }
    return rows;
}

void accept(RunReading& run, const Source& source, RecordSink& sink)
{
    if (run.recorder.pointCount() == 0) {
        return;
    }
    run.recorder.flush();
    RecordBuilder builder(sink, source.path());
    LastValues lastValues(run.columns.front().run + std::string(separator));
    lastValues.put(builder, run.recorder);
    Context context;
    context.tool = "Weights & Biases";
    builder.record().line = 1;
    builder.record().name = run.columns.front().run;
    builder.accept(context);
}

/// Reads some runs in one pass through the file. Of several, no recorder may hand points over before its
/// record is the next, so that all of them together have to stay below SeriesRecorder::mostBuffered.
Result<void> readRuns(
    const Source& source, std::deque<RunReading>& runs, bool hasSteps, RecordSink& sink, Progress& progress)
{
    bool isHeader = true;
    double rows = 0;
    const auto done = forEachRow(source, ',', progress, [&](const CsvRow& row) {
        const auto step = std::exchange(isHeader, false) ? std::nullopt : numberAt(row, 0);
        if (!step) {
            return;
        }
        rows += 1;
        for (RunReading& run : runs) {
            for (const ChartColumn& column : run.columns) {
                if (const auto value = numberAt(row, column.column)) {
                    run.recorder.add(run.recorder.series(column.metric),
                        {.value = *value, .step = hasSteps ? *step : rows});
                }
            }
        }
    });
    if (!done) {
        return done;
    }
    for (RunReading& run : runs) {
        accept(run, source, sink);
    }
    runs.clear();
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
    const auto rows = countRows(source, sink, progress);
    if (!rows) {
        return tl::unexpected<Error>(rows.error());
    }
    const bool hasSteps = isStep(header.names().front());
    const std::size_t mostColumns = SeriesRecorder::mostBuffered / (*rows + 1);
    std::deque<RunReading> runs;
    std::size_t columnsOfRuns = 0;
    for (auto begin = columns.begin(); begin != columns.end();) {
        const auto end = std::find_if(
            begin, columns.end(), [&](const ChartColumn& each) { return each.run != begin->run; });
        const auto count = static_cast<std::size_t>(end - begin);
        const bool isShort = std::max(count, runs.empty() ? 0 : runs.back().columns.size()) * *rows
            < SeriesChunk::capacity; // longer series are handed over while they are read
        if (!runs.empty() && (!isShort || columnsOfRuns + count > mostColumns)) {
            if (auto outcome = readRuns(source, runs, hasSteps, sink, progress); !outcome) {
                return outcome;
            }
            columnsOfRuns = 0;
        }
        runs.push_back({{begin, end}, SeriesRecorder(sink, {.hasSteps = true, .hasTimes = false})});
        columnsOfRuns += count;
        begin = end;
    }
    return readRuns(source, runs, hasSteps, sink, progress);
}

} // namespace

const Importer& wandbCsvImporter()
{
    static const Importer importer{
        "wandb_csv", "Weights & Biases chart export", 3, Precedence::Evaluation, recognise, read};
    return importer;
}

} // namespace trefoil
