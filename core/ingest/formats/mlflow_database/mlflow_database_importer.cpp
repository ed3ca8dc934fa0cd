// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/mlflow_database/mlflow_database_importer.h"

#include "core/base/utf8_text.h"
#include "core/ingest/tracking/mlflow_run.h"
#include "core/ingest/tracking/sibling_file.h"
#include "core/store/sql/connection.h"

#include <cmath>
#include <limits>

namespace trefoil {

namespace {

using sql::Connection;
using sql::Statement;

constexpr std::string_view magic("SQLite format 3\0", 16);
constexpr std::int64_t rowsBetweenReports = 4096;

/// Views and triggers of those names would be no database of MLflow.
bool hasTables(Connection& database)
{
    const std::int64_t tables =
        database.integer("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ('runs',"
                         " 'metrics', 'params', 'tags', 'experiments', 'alembic_version')");
    const bool isRead = database.takeResult().has_value();
    return isRead && tables == 6;
}

bool isDatabase(std::string_view bytes)
{
    return bytes.starts_with(magic);
}

/// Whether the last writer kept a write-ahead log (file format, section 1.3.3: bytes 18 and 19).
bool hasWriteAheadLog(std::string_view bytes)
{
    return bytes.size() > 19 && (bytes[18] == 2 || bytes[19] == 2);
}

Result<Connection> open(const Source& source)
{
    if (!hasWriteAheadLog(source.bytes())) {
        return Connection::openBytes(source.bytes(), source.path());
    }
    const bool hasLog = hasFile(source.folder(), source.fileName() + "-wal");
    return Connection::open(source.path(), hasLog ? sql::Access::ReadOnly : sql::Access::Immutable);
}

Recognition recognise(const Source& source)
{
    if (!isDatabase(source.bytes())) {
        return {};
    }
    auto database = open(source);
    if (!database || !hasTables(*database)) {
        return {};
    }
    return {1.0, "an SQLite database with the tables runs, metrics, params and tags of MLflow"};
}

std::optional<std::int64_t> timeAt(const Statement& row, int column)
{
    const std::int64_t time = row.integer(column);
    return time > 0 ? std::optional(time) : std::nullopt;
}

class DatabaseReader {
public:
    DatabaseReader(Connection& database, const Source& source, RecordSink& sink, Progress& progress)
        : m_database(database)
        , m_progress(progress)
        , m_records(sink, source.path(), MlflowRecords::Kept::InDatabase)
        , m_recorder(sink, {.hasSteps = true, .hasTimes = true, .lastIsGreatestStep = true})
        // In order of run for one pass over the largest table; newer schemas have an index for it.
        , m_metrics(database.prepare("SELECT run_uuid, key, value, timestamp, step, is_nan FROM metrics"
                                     " ORDER BY run_uuid"))
        , m_parameters(database.prepare("SELECT key, value FROM params WHERE run_uuid = ?1"))
        , m_tags(database.prepare("SELECT key, value FROM tags WHERE run_uuid = ?1"))
    {
    }

    /// What went wrong in the database is kept by the connection.
    Result<void> read()
    {
        m_metricCount = m_database.integer("SELECT max(rowid) FROM metrics");
        Statement runs = m_database.prepare(
            "SELECT r.run_uuid, r.name, r.status, r.start_time, r.end_time, r.lifecycle_stage, e.name"
            " FROM runs r LEFT JOIN experiments e ON e.experiment_id = r.experiment_id ORDER BY r.run_uuid");
        m_hasMetric = m_metrics.step();
        while (runs.step()) {
            if (m_progress.stopRequested()) {
                return fail(Errc::Cancelled, {});
            }
            if (auto outcome = readRun(runs); !outcome) {
                return outcome;
            }
        }
        return {};
    }

private:
    Result<void> readRun(const Statement& row)
    {
        MlflowRun run;
        const std::string key(row.text(0));
        run.id = toValidUtf8(key);
        run.name = toValidUtf8(row.text(1));
        run.status = mlflowStatus(row.text(2));
        run.startMs = timeAt(row, 3);
        run.endMs = timeAt(row, 4);
        run.isDeleted = row.text(5) == "deleted";
        run.experiment = toValidUtf8(row.text(6));
        if (!m_records.begin(run)) {
            return {}; // its metrics are passed over by the next run
        }
        m_parameters.bind(1, std::string_view(key));
        while (m_parameters.step()) {
            m_records.addParameter(m_parameters.text(0), m_parameters.text(1));
        }
        m_tags.bind(1, std::string_view(key));
        while (m_tags.step()) {
            m_records.addTag(m_tags.text(0), m_tags.text(1));
        }
        if (auto outcome = readMetrics(key); !outcome) {
            return outcome;
        }
        if (!m_database.failed()) { // or the record would be of a part of its metrics
            m_records.finish(m_recorder);
        }
        return {};
    }

    Result<void> readMetrics(const std::string& run)
    {
        while (m_hasMetric && m_metrics.text(0) <= run) {
            if (m_rows++ % rowsBetweenReports == 0) {
                m_progress.report("reading", m_rows, m_metricCount);
                if (m_progress.stopRequested()) {
                    return fail(Errc::Cancelled, {});
                }
            }
            if (m_metrics.text(0) == run) {
                addPoint();
            }
            m_hasMetric = m_metrics.step();
        }
        return {};
    }

    void addPoint()
    {
        const std::string_view key = m_metrics.text(1);
        std::size_t series = m_recorder.find(key);
        if (series == SeriesRecorder::none) {
            series = m_recorder.series(key);
        }
        double value = m_metrics.real(2);
        if (m_metrics.integer(5) != 0) {
            value = std::numeric_limits<double>::quiet_NaN(); // stored as 0 with a mark
        } else if (std::abs(value) == std::numeric_limits<double>::max()) {
            value = std::copysign(std::numeric_limits<double>::infinity(), value); // what it stands for
        }
        m_recorder.add(series,
            {.value = value,
                .step = static_cast<double>(m_metrics.integer(4)),
                .timeMs = m_metrics.integer(3)});
    }

    Connection& m_database;
    Progress& m_progress;
    MlflowRecords m_records;
    SeriesRecorder m_recorder;
    Statement m_metrics;
    Statement m_parameters;
    Statement m_tags;
    bool m_hasMetric = false;
    std::int64_t m_rows = 0;
    std::int64_t m_metricCount = 0;
};

tl::unexpected<Error> refuse(const Source& source, std::string reason)
{
    return fail(Errc::FormatRefused, {source.path(), std::move(reason)}, {source.path(), 0, {}});
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    if (isGitLfsPointer(source.head())) {
        return refuseGitLfsPointer(source);
    }
    if (!isDatabase(source.bytes())) {
        return refuse(source, "it is no SQLite database");
    }
    auto database = open(source);
    if (!database || !hasTables(*database)) {
        return refuse(source, "it is damaged, or no database of MLflow");
    }
    if (auto outcome = DatabaseReader(*database, source, sink, progress).read(); !outcome) {
        return outcome;
    }
    if (auto outcome = database->takeResult(); !outcome) {
        const std::string why = outcome.error().args.empty() ? std::string() : outcome.error().args.back();
        return refuse(source, "its database cannot be read to the end: " + toValidUtf8(why));
    }
    return {};
}

} // namespace

const Importer& mlflowDatabaseImporter()
{
    static const Importer importer{
        "mlflow_database", "MLflow database (SQLite)", 3, Precedence::Evaluation, recognise, read};
    return importer;
}

} // namespace trefoil
