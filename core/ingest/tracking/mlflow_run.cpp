// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/tracking/mlflow_run.h"

#include "core/base/utf8_text.h"
#include "core/ingest/tracking/run_settings.h"

#include <algorithm>
#include <array>
#include <utility>

namespace trefoil {

namespace {

struct StatusName {
    std::string_view name;
    std::string_view number; ///< mlflow.proto, RunStatus
    MlflowRun::Status status;
};

constexpr std::array statusNames = {StatusName{"RUNNING", "1", MlflowRun::Status::Running},
    StatusName{"SCHEDULED", "2", MlflowRun::Status::Scheduled},
    StatusName{"FINISHED", "3", MlflowRun::Status::Finished},
    StatusName{"FAILED", "4", MlflowRun::Status::Failed},
    StatusName{"KILLED", "5", MlflowRun::Status::Killed}};

} // namespace

MlflowRun::Status mlflowStatus(std::string_view text)
{
    const std::string_view word = trimmed(text);
    const auto found = std::find_if(statusNames.begin(), statusNames.end(),
        [&](const StatusName& each) { return each.name == word || each.number == word; });
    return found == statusNames.end() ? MlflowRun::Status::Unknown : found->status;
}

MlflowRecords::MlflowRecords(RecordSink& sink, std::string path, Kept kept)
    : m_builder(sink, std::move(path))
    , m_kept(kept)
    , m_lastValues("metrics/")
{
}

bool MlflowRecords::begin(const MlflowRun& run)
{
    m_run = run;
    m_context = {};
    m_context.tool = "MLflow";
    m_context.project = run.experiment;
    m_builder.record().pointer = run.id;
    if (run.isDeleted) {
        m_builder.diagnose(Severity::SetAside, "deleted_run",
            "The run " + run.id + " was deleted in MLflow; it is not imported.", run.id);
        m_builder.record().clear();
        return false;
    }
    return true;
}

void MlflowRecords::addParameter(std::string_view key, std::string_view value)
{
    addSetting("params/", key, value);
}

void MlflowRecords::addSetting(std::string_view folder, std::string_view key, std::string_view value)
{
    const std::string place = std::string(folder) + toValidUtf8(key);
    takeSetting(
        m_builder, m_context, key, value, place, m_kept == Kept::InFiles ? place : std::string_view());
}

void MlflowRecords::addTag(std::string_view key, std::string_view value)
{
    if (key == "mlflow.runName") {
        if (m_run.name.empty()) {
            m_run.name = toValidUtf8(trimmed(value));
        }
    } else if (key == "mlflow.parentRunId") {
        noteParent(trimmed(value));
    } else if (!key.starts_with("mlflow.")) {
        addSetting("tags/", key, value);
    }
}

/// A parent sums up or repeats its children, so both stay runs of their own: joining them would mix values.
void MlflowRecords::noteParent(std::string_view id)
{
    constexpr std::size_t idLength = 32;
    const bool isId =
        id.size() == idLength && id.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    if (isId && id != m_run.id) {
        m_builder.record().parentRunId = id;
        return;
    }
    m_builder.diagnose(Severity::Note, "parent_run_unread",
        "The tag mlflow.parentRunId of the run " + m_run.id
            + " is no id of another run, so it is not known what the run is part of.",
        m_run.id);
}

void MlflowRecords::finish(SeriesRecorder& recorder)
{
    using Status = MlflowRun::Status;
    recorder.flush();
    Record& record = m_builder.record();
    record.pointer = m_run.id;
    record.name = m_run.name.empty() ? m_run.id : m_run.name;
    if (!m_run.id.empty()) {
        record.runIds = {m_run.id};
    }
    if (m_run.startMs) {
        record.startedAt = Instant{*m_run.startMs, true};
    }
    if (m_run.endMs) {
        record.endedAt = Instant{*m_run.endMs, true};
    }
    const bool hasFailed = m_run.status == Status::Failed || m_run.status == Status::Killed;
    if (hasFailed) {
        const std::string how = m_run.status == Status::Failed ? "failed" : "was killed";
        m_builder.diagnose(Severity::Warning, "failed_run",
            "The run " + record.name + " " + how
                + ", so it has measured nothing; its settings and its course are kept.",
            m_run.id);
        addMark("run_failed", "Run failed");
    } else {
        m_lastValues.put(m_builder, recorder);
        if (m_run.startMs && m_run.endMs && *m_run.endMs > *m_run.startMs) {
            m_builder.setStandard(Standard::Duration, static_cast<double>(*m_run.endMs - *m_run.startMs),
                {"end_time less start_time", "ms", Grade::Measured});
        }
        if (m_run.status == Status::Running || m_run.status == Status::Scheduled) {
            m_builder.diagnose(Severity::Note, "unfinished_run",
                "MLflow does not know the end of the run " + record.name
                    + "; its values may not be the final ones.",
                m_run.id);
            addMark("run_unfinished", "Run not finished");
        }
    }
    m_builder.accept(m_context);
    recorder.restart();
}

void MlflowRecords::addMark(std::string id, std::string name)
{
    m_builder.addExtra(Quantity{std::move(id), std::move(name), canonicalUnit(Dimension::Count),
                           Direction::None, Sphere::Setting},
        1, {"status", "", Grade::Declared});
}

} // namespace trefoil
