// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/lightning_csv/lightning_csv_importer.h"

#include "core/ingest/tracking/last_values.h"
#include "core/ingest/tracking/settings_file.h"
#include "core/ingest/tracking/sibling_file.h"
#include "core/ingest/tracking/tracked_metric.h"
#include "core/ingest/tracking/training_table.h"

#include <set>

namespace trefoil {

namespace {

constexpr std::string_view mainName = "metrics.csv";
constexpr std::string_view settingsName = "hparams.yaml";

bool isPart(const Source& source)
{
    return source.fileName() == settingsName && hasFile(source.folder(), mainName);
}

Recognition recognise(const Source& source)
{
    if (isPart(source)) {
        return {0.9, "hparams.yaml beside metrics.csv of PyTorch Lightning"};
    }
    const TrainingTable table(source.head());
    if (!table.column("epoch") || !table.column("step") || table.header().size() < 3
        || !isTrainingTable(source.head())) {
        return {};
    }
    const bool isNamed = source.fileName() == mainName;
    return {isNamed ? 0.95 : 0.6, "header has epoch and step beside metrics, all cells are numbers"};
}

/// Lightning adds "_step" and "_epoch" where a metric is logged both ways, which only training steps do
/// unless told otherwise.
std::string metricOfColumn(const std::string& column)
{
    const bool isBothWays = column.ends_with("_epoch") || column.ends_with("_step");
    const bool saysPhase = readTrackedName(column).phase != Phase::Unsaid;
    return isBothWays && !saysPhase ? "train_" + column : column;
}

/// "test_acc" and "avg_test_loss".
bool isOfTest(const std::string& column)
{
    const std::string id = quantityIdFromColumnName(column);
    return id.starts_with("test_") || id.find("_test_") != std::string::npos || id.ends_with("_test");
}

/// The columns that are metrics, as series.
struct MetricColumn {
    std::size_t column = 0;
    std::size_t series = 0;
    bool isTest = false;
};

class LogReader {
public:
    LogReader(const Source& source, RecordSink& sink)
        : m_source(source)
        , m_sink(sink)
        , m_table(source.bytes())
        , m_recorder(sink, {.hasSteps = true, .hasTimes = false})
    {
    }

    Result<void> read(Progress& progress)
    {
        const auto step = m_table.column("step");
        const auto epoch = m_table.column("epoch");
        if (!step || !epoch) {
            return fail(Errc::FormatRefused, {m_source.path(), "its header has no columns epoch and step"},
                {m_source.path(), 1, {}});
        }
        findMetrics(*step, *epoch);
        double row = 0; // the step of a row that names none
        const auto rows = forEachRow(m_table, m_source, progress, [&] {
            addRow(m_table.number(*step).value_or(row), m_table.number(*epoch));
            ++row;
        });
        if (rows) {
            finish();
        }
        return rows;
    }

private:
    void findMetrics(std::size_t step, std::size_t epoch)
    {
        for (std::size_t i = 0; i < m_table.header().size(); ++i) {
            const std::string& name = m_table.header()[i];
            if (i != step && i != epoch && !name.empty()) {
                const std::size_t series = m_recorder.series(name, metricOfColumn(name));
                m_metrics.push_back({i, series, isOfTest(name)});
            }
        }
    }

    void addRow(double step, std::optional<double> epoch)
    {
        bool isTraining = false;
        SeriesRecorder::Point point{.step = step};
        for (const MetricColumn& metric : m_metrics) {
            if (m_table.read(metric.column, point.value)) {
                m_recorder.add(metric.series, point);
                isTraining = isTraining || !metric.isTest;
            }
        }
        // Testing after training writes a row of an epoch that was never trained.
        if (epoch && isTraining && *epoch != m_lastEpoch) {
            m_lastEpoch = *epoch;
            ++m_epochs;
        }
    }

    void finish()
    {
        m_table.noteOddRows(m_sink, m_source.path());
        if (m_recorder.pointCount() == 0) {
            m_sink.diagnose({Severity::SetAside, "no_measurement", "The log has no row with a value.",
                SourceRef{m_source.path(), 0, {}}});
            return;
        }
        m_recorder.flush();
        RecordBuilder builder(m_sink, m_source.path());
        Context context;
        const bool isNamed = m_source.fileName() == mainName;
        context.tool = isNamed ? "PyTorch Lightning CSVLogger" : "";
        builder.record().name = runName();
        takeSettingsFile(builder, context, m_source,
            settingsName); // first: the planned learning rate is the setting
        LastValues("").put(builder, m_recorder);
        if (m_epochs > 0) {
            builder.setStandard(
                Standard::Epochs, static_cast<double>(m_epochs), {"epoch", "count", Grade::Measured});
        }
        builder.accept(context);
    }

    /// "lightning_logs/version_3" is version 3 of what is above.
    [[nodiscard]] std::string runName() const
    {
        const std::string folder = m_source.folder();
        const std::string name = lastPart(folder);
        if (!name.starts_with("version_")) {
            return name;
        }
        std::string above = parentOf(folder);
        if (lastPart(above) == "lightning_logs") {
            above = parentOf(above);
        }
        const std::string project = lastPart(above);
        return project.empty() ? name : project + "/" + name;
    }

    const Source& m_source;
    RecordSink& m_sink;
    TrainingTable m_table;
    SeriesRecorder m_recorder;
    std::vector<MetricColumn> m_metrics;
    std::optional<double> m_lastEpoch;
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
    return LogReader(source, sink).read(progress);
}

} // namespace

const Importer& lightningCsvImporter()
{
    static const Importer importer{
        "lightning_csv", "PyTorch Lightning metrics.csv", 3, Precedence::Evaluation, recognise, read};
    return importer;
}

} // namespace trefoil
