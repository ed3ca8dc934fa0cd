// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/mlperf_training/training_log.h"

#include "core/base/number_text.h"
#include "core/base/utf8_text.h"
#include "core/ingest/benchmark_quantities.h"
#include "core/ingest/json/json_text.h"
#include "core/ingest/json/json_value.h"
#include "core/ingest/model_name.h"
#include "core/ingest/tracking/run_settings.h"

#include <cmath>

#include <nlohmann/json.hpp>

namespace trefoil {

namespace {

using nlohmann::json;

/// Milliseconds since 1970 that a calendar can have; nothing for others.
std::optional<std::int64_t> millisecondsOf(const json& event)
{
    constexpr double latest = 4e12;
    const auto number = numberOf(member(&event, "time_ms"));
    return number && *number > 0 && *number < latest ? std::optional(std::llround(*number)) : std::nullopt;
}

/// The hyperparameters by the names that takeSetting knows.
std::string_view settingName(std::string_view key)
{
    if (key == "global_batch_size") {
        return "batch_size";
    }
    if (key == "opt_base_learning_rate") {
        return "learning_rate";
    }
    return key == "opt_weight_decay" ? "weight_decay" : key;
}

} // namespace

TrainingLog::TrainingLog(const Source& source, RecordSink& sink)
    : m_path(source.path())
    , m_fallback(fileStem(source.path()))
    , m_sink(sink)
    , m_builder(sink, source.path())
    , m_recorder(sink, {.hasSteps = true, .hasTimes = true, .lastIsGreatestStep = true})
    , m_lastValues("")
{
}

void TrainingLog::read(const TextLine& line)
{
    const std::size_t token = line.text.find(mllogToken);
    if (token == std::string_view::npos) {
        return;
    }
    const std::string_view text = line.text.substr(token + mllogToken.size());
    constexpr std::size_t longestEvent = std::size_t{1} << 20;
    const auto event = parseJson(text, m_path, {.bytes = longestEvent, .depth = 16});
    if (!event || !event->is_object()) {
        ++m_events;
        m_sink.diagnose({Severity::SetAside, "fragment",
            "Expected a JSON object after :::MLLOG; the line holds none that can be read",
            {m_path, line.number, {}}});
        return;
    }
    ++m_events;
    readEvent(*event, line.number);
}

void TrainingLog::readEvent(const json& event, std::int64_t line)
{
    const std::string key = textOf(member(&event, "key"));
    if (key.starts_with("submission_poc")) {
        return; // names and mail addresses of people
    }
    if (textOf(member(&event, "event_type")) != "POINT_IN_TIME") {
        readMark(key, event, line);
        return;
    }
    if (const std::string text = textOf(member(&event, "value")); !text.empty()) {
        readText(key, text);
    } else {
        readValue(key, event);
    }
}

void TrainingLog::readMark(std::string_view key, const json& event, std::int64_t line)
{
    if (key == "run_start") {
        if (m_hasRun && m_stopMs) {
            endRun();
        }
        if (!m_hasRun) {
            m_hasRun = true;
            m_firstLine = line;
            m_startMs = millisecondsOf(event);
        }
    } else if (key == "run_stop" && m_hasRun && !m_stopMs) {
        m_stopMs = millisecondsOf(event);
        m_status = textOf(member(member(&event, "metadata"), "status"));
    } else if (key == "epoch_stop") {
        ++m_epochs;
    }
}

void TrainingLog::readText(std::string_view key, const std::string& text)
{
    const std::string shown = toValidUtf8(text);
    if (key == "submission_benchmark") {
        m_context.model = shown;
    } else if (key == "submission_platform") {
        m_context.hardware = shown;
    } else if (key == "submission_org") {
        m_context.project = shown;
    }
}

void TrainingLog::readValue(const std::string& key, const json& event)
{
    const auto value = numberOf(member(&event, "value"));
    if (!value) {
        return;
    }
    const std::string place = "value of " + key;
    if (key == "eval_samples" && !m_builder.has("examples")) {
        m_builder.setStandard(Standard::Examples, *value, {place, "count", Grade::Declared});
    } else if (key == "train_samples") {
        m_builder.addExtra(settingQuantity("train_samples", "Training examples", Dimension::Count), *value,
            {place, "count", Grade::Declared});
    } else if (key.starts_with("target_accuracy")) {
        m_builder.addExtra(settingQuantity("target_quality", "Quality to reach", Dimension::None), *value,
            {place, "", Grade::Declared});
    } else if (key == "seed" || key == "global_batch_size" || key.starts_with("opt_")) {
        takeSetting(m_builder, m_context, settingName(key), formatNumber(*value), place);
    } else {
        readPoint(key, *value, event);
    }
}

void TrainingLog::readPoint(const std::string& key, double value, const json& event)
{
    const json* metadata = member(&event, "metadata");
    const auto step = numberOf(member(metadata, "step_num"));
    const auto epoch = numberOf(member(metadata, "epoch_num"));
    const auto time = millisecondsOf(event);
    if ((!step && !epoch) || !time || key.empty()) {
        return; // a setting of the benchmark, not a course
    }
    const std::string name = toValidUtf8(key);
    m_recorder.add(m_recorder.series(name), {.value = value, .step = step ? *step : *epoch, .timeMs = *time});
}

void TrainingLog::setTimes()
{
    Record& record = m_builder.record();
    if (m_startMs) {
        record.startedAt = Instant{*m_startMs, true};
    }
    if (m_stopMs) {
        record.endedAt = Instant{*m_stopMs, true};
    }
}

void TrainingLog::endRun()
{
    setTimes();
    Record& record = m_builder.record();
    record.line = m_firstLine;
    record.name = m_context.model.empty() ? m_fallback : m_context.model + " " + m_fallback;
    m_recorder.flush();
    const bool reached = m_startMs && m_stopMs && (m_status.empty() || m_status == "success");
    if (reached) {
        m_builder.setStandard(Standard::Duration, static_cast<double>(*m_stopMs - *m_startMs),
            {"time_ms of run_start and run_stop", "ms", Grade::Measured});
        m_lastValues.put(m_builder, m_recorder);
        if (m_epochs > 0) {
            m_builder.setStandard(Standard::Epochs, static_cast<double>(m_epochs),
                {"number of epoch_stop", "count", Grade::Measured});
        }
    } else {
        m_builder.diagnose(Severity::Warning, m_stopMs ? "aborted" : "unfinished",
            m_stopMs ? "The run was stopped before it reached its target (status " + toValidUtf8(m_status)
                    + "); its course is kept, but no value"
                     : "The run has no run_stop; its course is kept, but no value",
            {});
    }
    m_context.tool = "MLPerf training log";
    m_builder.accept(m_context);
    m_recorder.restart();
    m_hasRun = false;
    m_startMs.reset();
    m_stopMs.reset();
    m_status.clear();
    m_epochs = 0;
}

void TrainingLog::finish()
{
    if (m_hasRun) {
        endRun();
    }
}

} // namespace trefoil
