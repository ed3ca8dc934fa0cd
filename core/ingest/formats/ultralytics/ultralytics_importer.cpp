// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/ultralytics/ultralytics_importer.h"

#include "core/ingest/tracking/column_series.h"
#include "core/ingest/tracking/last_values.h"
#include "core/ingest/tracking/settings_file.h"
#include "core/ingest/tracking/sibling_file.h"
#include "core/ingest/tracking/training_table.h"

#include <algorithm>
#include <array>

namespace trefoil {

namespace {

constexpr std::string_view mainName = "results.csv";
// opt.yaml and hyp.yaml: YOLOv5; args.yaml: since YOLOv8.
constexpr std::array<std::string_view, 3> settingsNames = {"args.yaml", "opt.yaml", "hyp.yaml"};

bool isResultsHeader(const TrainingTable& table)
{
    const auto& header = table.header();
    return table.column("epoch") && std::any_of(header.begin(), header.end(), [](const std::string& name) {
        return name.starts_with("metrics/mAP") || name.starts_with("metrics/accuracy_top1");
    });
}

bool isPart(const Source& source)
{
    const std::string name = source.fileName();
    if (std::find(settingsNames.begin(), settingsNames.end(), name) == settingsNames.end()) {
        return false;
    }
    const auto text = readSmallFile(source.folder(), mainName);
    return text && isResultsHeader(TrainingTable(*text));
}

Recognition recognise(const Source& source)
{
    if (isPart(source)) {
        return {0.9, "settings beside results.csv of Ultralytics"};
    }
    if (!isResultsHeader(TrainingTable(source.head())) || !isTrainingTable(source.head())) {
        return {};
    }
    return {1.0, "header has epoch and metrics/mAP or metrics/accuracy_top1"};
}

/// The same name for the same metric of all versions: "metrics/mAP_0.5" and "metrics/mAP50(B)" are "mAP50".
std::string metricOfColumn(std::string_view column)
{
    constexpr std::string_view prefix = "metrics/";
    if (!column.starts_with(prefix)) {
        return std::string(column);
    }
    std::string metric(column.substr(prefix.size()));
    if (metric.ends_with("(B)")) {
        metric.resize(metric.size() - 3); // boxes; (M) masks and (P) poses keep their letter
    }
    if (metric == "mAP_0.5") {
        return "mAP50";
    }
    return metric == "mAP_0.5:0.95" ? "mAP50-95" : metric;
}

class ResultsReader {
public:
    ResultsReader(const Source& source, RecordSink& sink)
        : m_source(source)
        , m_sink(sink)
        , m_table(source.bytes())
        , m_recorder(sink, {.hasSteps = true, .hasTimes = false})
        , m_series(m_recorder, m_table.header(), metricOfColumn)
    {
    }

    Result<void> read(Progress& progress)
    {
        const auto epoch = m_table.column("epoch");
        if (!epoch) {
            return fail(Errc::FormatRefused, {m_source.path(), "its header has no column epoch"},
                {m_source.path(), 1, {}});
        }
        const auto rows = forEachRow(m_table, m_source, progress, [&] { addRow(*epoch); });
        if (rows) {
            finish();
        }
        return rows;
    }

private:
    void addRow(std::size_t epochColumn)
    {
        const auto epoch = m_table.number(epochColumn);
        if (!epoch) {
            return;
        }
        ++m_epochs;
        for (std::size_t i = 0; i < m_table.header().size(); ++i) {
            const std::string& name = m_table.header()[i];
            const auto value = m_table.number(i);
            if (!value || i == epochColumn || name.empty()) {
                continue;
            }
            if (name == "time") {
                m_seconds = *value; // grows over the run
            } else {
                m_series.add(i, {.value = *value, .step = *epoch});
            }
        }
    }

    void finish()
    {
        m_table.noteOddRows(m_sink, m_source.path());
        if (m_epochs == 0) {
            m_sink.diagnose({Severity::SetAside, "no_measurement", "The log has no epoch.",
                SourceRef{m_source.path(), 0, {}}});
            return;
        }
        m_recorder.flush();
        RecordBuilder builder(m_sink, m_source.path());
        Context context;
        context.tool = m_table.column("metrics/mAP_0.5") ? "YOLOv5" : "Ultralytics";
        builder.record().name = lastPart(m_source.folder());
        LastValues("").put(builder, m_recorder);
        builder.setStandard(
            Standard::Epochs, static_cast<double>(m_epochs), {"epoch", "count", Grade::Measured});
        if (m_seconds && *m_seconds > 0) {
            builder.setStandard(Standard::Duration, *m_seconds, {"time, last point", "s", Grade::Measured});
        }
        for (const std::string_view name : settingsNames) {
            const auto settings = takeSettingsFile(builder, context, m_source, name);
            context.task = context.task.empty() ? textOf(settings, "task") : context.task;
        }
        builder.accept(context);
    }

    const Source& m_source;
    RecordSink& m_sink;
    TrainingTable m_table;
    SeriesRecorder m_recorder;
    ColumnSeries m_series;
    std::optional<double> m_seconds;
    std::int64_t m_epochs = 0;
};

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    if (isPart(source)) {
        notePart(sink, source, mainName);
        return {};
    }
    if (isGitLfsPointer(source.head())) {
        return refuseGitLfsPointer(source);
    }
    return ResultsReader(source, sink).read(progress);
}

} // namespace

const Importer& ultralyticsImporter()
{
    static const Importer importer{
        "ultralytics", "Ultralytics results.csv", 3, Precedence::Evaluation, recognise, read};
    return importer;
}

} // namespace trefoil
