// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/record_builder.h"
#include "core/ingest/source.h"
#include "core/ingest/text_lines.h"
#include "core/ingest/tracking/last_values.h"
#include "core/ingest/tracking/series_recorder.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace trefoil {

/// What stands before the JSON object of an event.
inline constexpr std::string_view mllogToken = ":::MLLOG ";

/// Makes records of the events of an MLPerf log, one per run_start.
class TrainingLog {
public:
    TrainingLog(const Source& source, RecordSink& sink);

    /// A line without an event is left out without a word.
    void read(const TextLine& line);
    /// At the end of the file.
    void finish();
    [[nodiscard]] bool foundEvents() const { return m_events > 0; }

private:
    void readEvent(const nlohmann::json& event, std::int64_t line);
    void readMark(std::string_view key, const nlohmann::json& event, std::int64_t line);
    void readValue(const std::string& key, const nlohmann::json& event);
    void readPoint(const std::string& key, double value, const nlohmann::json& event);
    void readText(std::string_view key, const std::string& text);
    void endRun();
    void setTimes();

    std::string m_path;
    std::string m_fallback;
    RecordSink& m_sink;
    RecordBuilder m_builder;
    SeriesRecorder m_recorder;
    LastValues m_lastValues;
    Context m_context;
    std::int64_t m_events = 0;
    std::int64_t m_firstLine = 0;
    std::int64_t m_epochs = 0;
    std::optional<std::int64_t> m_startMs;
    std::optional<std::int64_t> m_stopMs;
    std::string m_status; ///< of run_stop: "success", "aborted"
    bool m_hasRun = false;
};

} // namespace trefoil
