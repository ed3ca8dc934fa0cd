// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/keras_csv/keras_csv_importer.h"

#include "core/ingest/tracking/column_series.h"
#include "core/ingest/tracking/last_values.h"
#include "core/ingest/tracking/run_settings.h"
#include "core/ingest/tracking/sibling_file.h"
#include "core/ingest/tracking/tracked_metric.h"
#include "core/ingest/tracking/training_table.h"

#include <algorithm>

namespace trefoil {

namespace {

/// Keras writes epoch first and the other names sorted.
bool isKerasHeader(const std::vector<std::string>& header)
{
    const bool hasLoss = std::find(header.begin(), header.end(), "loss") != header.end();
    return header.size() >= 2 && header.front() == "epoch" && hasLoss
        && std::is_sorted(header.begin() + 1, header.end());
}

bool hasWindowsLineEnds(std::string_view head)
{
    const std::size_t end = head.find('\n');
    return end != std::string_view::npos && end > 0 && head[end - 1] == '\r';
}

Recognition recognise(const Source& source)
{
    const TrainingTable table(source.head());
    if (!isKerasHeader(table.header()) || !isTrainingTable(source.head())) {
        return {};
    }
    // Python's csv module, which Keras uses, always ends lines with CR LF; git may have changed that.
    const bool isCertain = hasWindowsLineEnds(source.head());
    return {isCertain ? 0.95 : 0.7, "header is epoch, then sorted names with loss; all cells are numbers"};
}

/// What Keras logs without "val_" is of the training data.
std::string metricOfColumn(std::string_view column)
{
    const bool isRate = column == "learning_rate" || column == "lr";
    return isRate || readTrackedName(column).phase != Phase::Unsaid ? std::string(column)
                                                                    : "train_" + std::string(column);
}

class LogReader {
public:
    LogReader(const Source& source, RecordSink& sink)
        : m_source(source)
        , m_sink(sink)
        , m_table(source.bytes())
        , m_recorder(sink, {.hasSteps = true, .hasTimes = false})
        , m_series(m_recorder, m_table.header(), metricOfColumn)
        , m_builder(sink, source.path())
        , m_lastValues("")
    {
    }

    Result<void> read(Progress& progress)
    {
        if (m_table.header().size() < 2 || m_table.header().front() != "epoch") {
            return fail(Errc::FormatRefused, {m_source.path(), "its header does not begin with epoch"},
                {m_source.path(), 1, {}});
        }
        const auto rows = forEachRow(m_table, m_source, progress, [&] { addRow(); });
        if (rows) {
            endSession(false);
            m_table.noteOddRows(m_sink, m_source.path());
        }
        return rows;
    }

private:
    void addRow()
    {
        double epoch = 0;
        if (!m_table.read(0, epoch)) {
            return;
        }
        // append=True counts from 0 again: another training session in the same file.
        if (m_epochs > 0 && epoch <= m_lastEpoch) {
            endSession(true);
        }
        if (m_epochs == 0) {
            m_firstLine = m_table.line();
        }
        m_lastEpoch = epoch;
        ++m_epochs;
        SeriesRecorder::Point point{.step = epoch};
        for (std::size_t i = 1; i < m_table.header().size(); ++i) {
            if (m_table.read(i, point.value)) {
                m_series.add(i, point);
            }
        }
    }

    void endSession(bool anotherFollows)
    {
        if (m_epochs == 0) {
            return;
        }
        m_recorder.flush();
        Context context;
        context.tool = "Keras CSVLogger";
        Record& record = m_builder.record();
        record.line = m_firstLine;
        record.name = runName();
        if (anotherFollows || m_sessions > 0) {
            record.name += " session " + std::to_string(m_sessions + 1);
        }
        m_lastValues.put(m_builder, m_recorder);
        m_builder.setStandard(
            Standard::Epochs, static_cast<double>(m_epochs), {"epoch", "count", Grade::Measured});
        if (anotherFollows && m_sessions == 0) {
            m_builder.diagnose(Severity::Note, "sessions",
                "The epoch starts again, so several trainings were appended to this file; each is a run.",
                "epoch");
        }
        m_builder.accept(context);
        m_recorder.restart();
        m_series.restart();
        m_epochs = 0;
        ++m_sessions;
    }

    /// The folder, and the file where it has a name of its own.
    [[nodiscard]] std::string runName() const
    {
        const std::string folder = lastPart(m_source.folder());
        const std::string file = m_source.fileName();
        const std::string stem = file.substr(0, file.rfind('.'));
        return folder.empty() ? stem : folder + "/" + stem;
    }

    const Source& m_source;
    RecordSink& m_sink;
    TrainingTable m_table;
    SeriesRecorder m_recorder;
    ColumnSeries m_series;
    RecordBuilder m_builder;
    LastValues m_lastValues;
    double m_lastEpoch = 0;
    std::int64_t m_epochs = 0;
    std::int64_t m_sessions = 0;
    std::int64_t m_firstLine = 0;
};

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    if (isGitLfsPointer(source.head())) {
        return refuseGitLfsPointer(source);
    }
    return LogReader(source, sink).read(progress);
}

} // namespace

const Importer& kerasCsvImporter()
{
    static const Importer importer{
        "keras_csv", "Keras CSVLogger", 3, Precedence::Evaluation, recognise, read};
    return importer;
}

} // namespace trefoil
