// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/mlflow_file_store/mlflow_file_store_importer.h"

#include "core/base/number_text.h"
#include "core/ingest/formats/mlflow_file_store/metric_file.h"
#include "core/ingest/tracking/companion_files.h"
#include "core/ingest/tracking/mlflow_run.h"
#include "core/ingest/tracking/sibling_file.h"
#include "core/ingest/yaml/yaml_scalars.h"

#include <algorithm>
#include <array>
#include <map>

namespace trefoil {

namespace {

constexpr std::string_view mainName = "meta.yaml";

bool hasKey(std::string_view yaml, std::string_view key)
{
    for (std::size_t at = yaml.find(key); at != std::string_view::npos; at = yaml.find(key, at + 1)) {
        const std::size_t end = at + key.size();
        if ((at == 0 || yaml[at - 1] == '\n') && end < yaml.size() && yaml[end] == ':') {
            return true;
        }
    }
    return false;
}

bool isRun(std::string_view yaml)
{
    return hasKey(yaml, "start_time") && (hasKey(yaml, "run_id") || hasKey(yaml, "run_uuid"));
}

/// meta.yaml of an experiment, a logged or registered model, or an output of a run.
bool isOtherMeta(std::string_view yaml)
{
    constexpr std::array<std::string_view, 4> keys = {
        "experiment_id", "model_id", "destination_id", "last_updated_timestamp"};
    return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) { return hasKey(yaml, key); });
}

/// A file in metrics/, params/ and the like of a folder that has a meta.yaml.
bool isBesideMeta(const std::string& path)
{
    constexpr std::array<std::string_view, 4> folders = {"metrics", "params", "tags", "aliases"};
    std::string folder = parentOf(path);
    for (int level = 0; level < 5 && !folder.empty(); ++level) {
        const std::string name = lastPart(folder);
        folder = parentOf(folder);
        const bool isKept = std::find(folders.begin(), folders.end(), name) != folders.end();
        if (isKept && hasFile(folder, mainName)) {
            return true;
        }
    }
    return false;
}

Recognition recognise(const Source& source)
{
    if (source.fileName() == mainName) {
        if (isRun(source.head())) {
            return {1.0, "meta.yaml with run_id and start_time"};
        }
        if (isOtherMeta(source.head())) {
            return {0.9, "meta.yaml of MLflow that is not of a run"};
        }
        return {};
    }
    if (isBesideMeta(source.path())) {
        return {0.9, "a file of a run of MLflow"};
    }
    return {};
}

std::optional<std::int64_t> timeOf(const std::vector<YamlScalar>& meta, std::string_view key)
{
    const auto time = parseInteger(textOf(meta, key));
    return time && *time > 0 ? time : std::nullopt;
}

MlflowRun runOf(const std::vector<YamlScalar>& meta)
{
    MlflowRun run;
    run.id = textOf(meta, "run_id");
    if (run.id.empty()) {
        run.id = textOf(meta, "run_uuid");
    }
    run.name = textOf(meta, "run_name");
    if (run.name.empty()) {
        run.name = textOf(meta, "name");
    }
    run.status = mlflowStatus(textOf(meta, "status"));
    run.isDeleted = textOf(meta, "lifecycle_stage") == "deleted";
    run.startMs = timeOf(meta, "start_time");
    run.endMs = timeOf(meta, "end_time");
    return run;
}

/// The name of the experiment, which stands in the folder above.
std::string experimentOf(const Source& run)
{
    const auto text = readCompanion(run, parentOf(run.folder()), mainName);
    if (!text) {
        return {};
    }
    const auto meta = readYamlScalars(*text, std::string(mainName));
    return meta ? textOf(*meta, "name") : std::string();
}

class RunReader {
public:
    RunReader(const Source& source, RecordSink& sink, Progress& progress)
        : m_source(source)
        , m_sink(sink)
        , m_progress(progress)
        , m_folder(source.folder())
        , m_records(sink, source.path(), MlflowRecords::Kept::InFiles)
        , m_recorder(sink, {.hasSteps = true, .hasTimes = true, .lastIsGreatestStep = true})
    {
    }

    Result<void> read()
    {
        const auto meta = readYamlScalars(m_source.bytes(), m_source.path());
        if (!meta) {
            return tl::unexpected<Error>(meta.error());
        }
        MlflowRun run = runOf(*meta);
        run.experiment = experimentOf(m_source);
        if (!m_records.begin(run)) {
            return {};
        }
        for (const std::string& key : companionsBelow(m_source, inRun("params"))) {
            if (const auto value = readCompanion(m_source, inRun("params"), key)) {
                m_records.addParameter(key, *value);
            }
        }
        for (const std::string& key : companionsBelow(m_source, inRun("tags"))) {
            if (const auto value = readCompanion(m_source, inRun("tags"), key)) {
                m_records.addTag(key, *value);
            }
        }
        for (const std::string& key : companionsBelow(m_source, inRun("metrics"))) {
            if (auto outcome = readMetric(key); !outcome) {
                return outcome;
            }
        }
        m_records.setLines(std::move(m_lastLines));
        m_records.finish(m_recorder);
        return {};
    }

private:
    [[nodiscard]] std::string inRun(std::string_view name) const
    {
        return m_folder.empty() ? std::string(name) : m_folder + "/" + std::string(name);
    }

    Result<void> readMetric(const std::string& key)
    {
        const auto file = openCompanion(m_source, pathIn(inRun("metrics"), key));
        if (!file) {
            note(Severity::Warning, "metric_unread", "The metric cannot be read.", key);
            return {};
        }
        if (isGitLfsPointer(file->head())) {
            note(Severity::Warning, "git_lfs_pointer",
                "The metric is a Git LFS pointer, not the file itself; fetch that with git lfs pull.", key);
            return {};
        }
        const auto counts = readMetricFile(file->bytes(), m_recorder.series(key), m_recorder, m_progress);
        if (!counts) {
            return tl::unexpected<Error>(counts.error());
        }
        if (auto whole = file->checkWhole(); !whole) {
            return whole;
        }
        m_lastLines[key] = counts->lastLine;
        if (counts->unread > 0) {
            note(Severity::Warning, "odd_lines",
                std::to_string(counts->unread) + (counts->unread == 1 ? " line is" : " lines are")
                    + " no point of time, value and step; left out.",
                key);
        }
        return {};
    }

    void note(Severity severity, std::string code, std::string reason, const std::string& key)
    {
        m_sink.diagnose(
            {severity, std::move(code), std::move(reason), SourceRef{m_source.path(), 0, "metrics/" + key}});
    }

    const Source& m_source;
    RecordSink& m_sink;
    Progress& m_progress;
    std::string m_folder;
    MlflowRecords m_records;
    SeriesRecorder m_recorder;
    std::map<std::string, std::int64_t> m_lastLines; ///< by metric
};

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    if (source.fileName() != mainName ? isBesideMeta(source.path())
                                      : !isRun(source.bytes()) && isOtherMeta(source.bytes())) {
        notePart(sink, source, "meta.yaml of its run");
        return {};
    }
    if (!isRun(source.bytes())) {
        return fail(
            Errc::FormatRefused, {source.path(), "it has no run_id and start_time"}, {source.path(), 0, {}});
    }
    return RunReader(source, sink, progress).read();
}

} // namespace

const Importer& mlflowFileStoreImporter()
{
    static const Importer importer{
        "mlflow_file_store", "MLflow folder mlruns", 4, Precedence::Evaluation, recognise, read};
    return importer;
}

} // namespace trefoil
