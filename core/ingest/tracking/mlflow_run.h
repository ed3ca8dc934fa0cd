// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/tracking/last_values.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace trefoil {

/// What MLflow keeps about a run, in files as in a database.
struct MlflowRun {
    enum class Status { Unknown, Running, Scheduled, Finished, Failed, Killed };
    std::string id; ///< 32 hexadecimal digits
    std::string name;
    std::string experiment;
    Status status = Status::Unknown;
    bool isDeleted = false;
    std::optional<std::int64_t> startMs; ///< since 1970 in UTC
    std::optional<std::int64_t> endMs;
};

/// "3", "FINISHED" → Finished.
[[nodiscard]] MlflowRun::Status mlflowStatus(std::string_view text);

/// Makes the records of runs. Tags and parameters are given to it while a run is read; then finish().
class MlflowRecords {
public:
    enum class Kept { InFiles, InDatabase };
    MlflowRecords(RecordSink& sink, std::string path, Kept kept);

    /// A deleted run is set aside: false, and nothing more is to be read of it.
    [[nodiscard]] bool begin(const MlflowRun& run);
    void addParameter(std::string_view key, std::string_view value);
    void addTag(std::string_view key, std::string_view value);
    /// Where runs are kept in files: the line of each metric's file that states its last point.
    void setLines(std::map<std::string, std::int64_t> lines) { m_lastValues.setLines(std::move(lines)); }
    /// Flushes the recorder and accepts the record. A run that failed or was killed has measured nothing: its
    /// course is kept, but no value.
    void finish(SeriesRecorder& recorder);

private:
    void addMark(std::string id, std::string name);
    void noteParent(std::string_view id);

    void addSetting(std::string_view folder, std::string_view key, std::string_view value);

    RecordBuilder m_builder;
    Kept m_kept;
    LastValues m_lastValues;
    MlflowRun m_run;
    Context m_context;
};

} // namespace trefoil
