// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/carbontracker_events/carbontracker_events_importer.h"

#include "core/base/instant.h"
#include "core/base/utf8_text.h"
#include "core/ingest/json/json_text.h"
#include "core/ingest/json/json_value.h"
#include "core/ingest/model_name.h"
#include "core/ingest/record_builder.h"
#include "core/ingest/text_lines.h"
#include "core/ingest/tracking/series_recorder.h"

#include <cmath>

#include <nlohmann/json.hpp>

namespace trefoil {

namespace {

using nlohmann::json;

Recognition recognise(const Source& source)
{
    const std::string_view head = source.head();
    const bool isLines = trimmed(withoutByteOrderMark(head).substr(0, 64)).starts_with('{');
    if (!isLines || head.find("\"__type__\"") == std::string_view::npos) {
        return {};
    }
    for (const std::string_view type : {"\"MeasurementEvent\"", "\"SessionCurrentStatsEvent\"",
             "\"EventStart\"", "\"DiagnosticEvent\"", "\"FinishedSession\""}) {
        if (head.find(type) != std::string_view::npos) {
            return {0.95, "lines with __type__ " + std::string(type) + " (events of carbontracker)"};
        }
    }
    return {};
}

class EventLog {
public:
    EventLog(const Source& source, RecordSink& sink)
        : m_path(source.path())
        , m_sink(sink)
        , m_builder(sink, source.path())
        , m_recorder(sink, {.hasSteps = false, .hasTimes = true})
    {
    }

    void read(const TextLine& line);
    void finish();

private:
    void readMeasurement(const json& event);
    void readTotals(const json& event, bool isEnd);
    void readDiagnostic(const json& event);
    void takeTime(const json& event);
    void setTotals();

    std::string m_path;
    RecordSink& m_sink;
    RecordBuilder m_builder;
    SeriesRecorder m_recorder;
    std::optional<Instant> m_first;
    std::optional<Instant> m_last;
    std::optional<double> m_kilowattHours;
    std::optional<double> m_grams;
    std::optional<double> m_seconds;
    std::int64_t m_epochs = 0;
    bool m_isFinished = false;
    bool m_usesAverage = false;
};

void EventLog::read(const TextLine& line)
{
    if (trimmed(line.text).empty()) {
        return;
    }
    const auto event = parseJson(line.text, m_path);
    if (!event || !event->is_object()) {
        m_sink.diagnose({Severity::SetAside, "fragment",
            "Expected a JSON object; the line holds none that can be read", {m_path, line.number, {}}});
        return;
    }
    takeTime(*event);
    const std::string type = textOf(member(&*event, "__type__"));
    if (type == "MeasurementEvent") {
        readMeasurement(*event);
    } else if (type == "SessionCurrentStatsEvent" && !m_isFinished) {
        readTotals(*event, false);
    } else if (type == "FinishedSession") {
        readTotals(*event, true);
    } else if (type == "EventStats" && textOf(member(&*event, "span_id")).starts_with("epoch")) {
        ++m_epochs;
    } else if (type == "DiagnosticEvent") {
        readDiagnostic(*event);
    }
}

void EventLog::takeTime(const json& event)
{
    for (const std::string_view key : {"timestamp", "started_at", "ended_at"}) {
        if (const auto instant = parseInstant(textOf(member(&event, key)))) {
            m_first = m_first && m_first->milliseconds <= instant->milliseconds ? m_first : instant;
            m_last = m_last && m_last->milliseconds >= instant->milliseconds ? m_last : instant;
        }
    }
}

void EventLog::readMeasurement(const json& event)
{
    const json* data = member(&event, "data");
    const std::string component = toValidUtf8(textOf(member(data, "component")));
    const json* devices = member(data, "power_usage_pr_device");
    const auto time = parseInstant(textOf(member(data, "timestamp")));
    if (component.empty() || devices == nullptr || !devices->is_object() || !time) {
        return; // the intensity of the grid
    }
    double watts = 0;
    for (const json& device : *devices) {
        watts += numberOf(&device).value_or(absent);
    }
    m_recorder.add(m_recorder.series(component, component + "_power_watts"),
        {.value = watts, .timeMs = time->milliseconds});
}

void EventLog::readTotals(const json& event, bool isEnd)
{
    const json* stats = member(&event, "stats");
    // The totals grow; an event that leaves one out does not take it back.
    const auto take = [&](std::optional<double>& total, std::string_view name) {
        if (const auto number = numberOf(member(stats, name))) {
            total = number;
        }
    };
    take(m_kilowattHours, "total_power_usage_kwh");
    take(m_grams, "total_emissions_g");
    if (isEnd) {
        take(m_seconds, "duration_s");
    }
    m_isFinished = m_isFinished || isEnd;
}

void EventLog::readDiagnostic(const json& event)
{
    const std::string message = toLowerAscii(textOf(member(&event, "message")));
    if (message.find("global average") != std::string::npos && !m_usesAverage) {
        m_usesAverage = true;
        m_builder.diagnose(Severity::Warning, "default_intensity",
            "carbontracker did not know the place and took the global average of the grid's intensity", {});
    }
}

void EventLog::setTotals()
{
    m_builder.setStandard(
        Standard::Energy, *m_kilowattHours, {"total_power_usage_kwh", "kWh", Grade::OnChip});
    if (m_grams) {
        m_builder.setStandard(
            Standard::Emissions, *m_grams, {"total_emissions_g", "g CO2e", Grade::Modelled});
    }
    if (m_seconds) {
        m_builder.setStandard(Standard::Duration, *m_seconds, {"duration_s", "s", Grade::Measured});
    }
    if (m_epochs > 0) {
        m_builder.setStandard(Standard::Epochs, static_cast<double>(m_epochs),
            {"number of EventStats", "count", Grade::Measured});
    }
}

void EventLog::finish()
{
    m_builder.record().startedAt = m_first;
    m_builder.record().endedAt = m_last;
    if (!m_kilowattHours || *m_kilowattHours <= 0) {
        m_builder.diagnose(Severity::Warning, "no_measurement",
            "The log has no energy above zero; nothing was measured", {});
        return;
    }
    setTotals();
    if (!m_isFinished) {
        m_builder.diagnose(Severity::Warning, "unfinished",
            "The log has no FinishedSession; the energy is that up to its last line", {});
    }
    m_recorder.flush();
    Context context;
    context.tool = "carbontracker";
    m_builder.record().name = fileStem(m_path);
    m_builder.accept(context);
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    if (source.head().find("\"__type__\"") == std::string_view::npos) {
        return fail(
            Errc::FormatRefused, {source.path(), "it has no event with __type__"}, {source.path(), 0, {}});
    }
    EventLog log(source, sink);
    auto outcome = forEachLine(source, progress, [&](const TextLine& line) { log.read(line); });
    if (outcome) {
        log.finish();
    }
    return outcome;
}

} // namespace

const Importer& carbontrackerEventsImporter()
{
    static const Importer importer{
        "carbontracker_events", "carbontracker events", 3, Precedence::Log, recognise, read};
    return importer;
}

} // namespace trefoil
