// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/boamps/boamps_importer.h"

#include "core/base/utf8_text.h"
#include "core/ingest/formats/boamps/boamps_context.h"
#include "core/ingest/json/json_keys.h"
#include "core/ingest/json/json_text.h"
#include "core/ingest/json/json_value.h"
#include "core/ingest/record_builder.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace trefoil {

namespace {

using namespace boamps;

Recognition recognise(const Source& source)
{
    const std::vector<JsonKey> keys = jsonKeys(source.head(), 2);
    const bool hasHeader = std::any_of(keys.begin(), keys.end(), [](const JsonKey& key) {
        return key.top == "header" && (key.key == "formatVersion" || key.key == "reportId");
    });
    if (!hasHeader || !hasTopKey(keys, "measures")) {
        return {};
    }
    return {0.95, "has header.reportId and measures: a BoAmps report"};
}

Grade gradeOf(const std::string& method)
{
    const std::string lower = toLowerAscii(method);
    if (lower == "codecarbon") {
        return Grade::Modelled;
    }
    return lower.find("wattmeter") != std::string::npos ? Grade::Metered : Grade::Declared;
}

class ReportReader {
public:
    ReportReader(const nlohmann::json& report, const std::string& path, RecordSink& sink)
        : m_report(report)
        , m_builder(sink, path)
    {
    }

    void read()
    {
        const nlohmann::json* measures = member(&m_report, "measures");
        if (measures == nullptr || !measures->is_array() || measures->empty()) {
            m_builder.diagnose(Severity::Warning, "no_measurement",
                "The report has no measures, so there is nothing to import", "/measures");
            return;
        }
        for (std::size_t i = 0; i < measures->size(); ++i) {
            addMeasure((*measures)[i], i);
        }
        if (measures->size() > 1) {
            m_builder.diagnose(Severity::Note, "several_measures",
                "The report has several measures of one task; each is a run of its own", "/measures");
        }
    }

private:
    void addMeasure(const nlohmann::json& measure, std::size_t index)
    {
        const std::string pointer = "/measures/" + std::to_string(index);
        const std::string method = toValidUtf8(textOf(member(&measure, "measurementMethod")));
        Record& record = m_builder.record();
        record.pointer = pointer;
        addEnergy(measure, gradeOf(method), pointer);
        const auto seconds = numberOf(member(&measure, "measurementDuration"));
        if (seconds) {
            m_builder.setStandard(
                Standard::Duration, *seconds, {"measurementDuration", "s", Grade::Measured});
        }
        if (!m_builder.has("energy_kwh") && !m_builder.has("duration_s")) {
            m_builder.discard();
            m_builder.diagnose(Severity::SetAside, "fragment",
                "Expected an energy or a duration in the measure; found neither", pointer);
            return;
        }
        const std::string id = toValidUtf8(textOf(member(member(&m_report, "header"), "reportId")));
        if (index == 0 && !id.empty()) {
            record.runIds = {id};
        }
        const bool isCodecarbon = toLowerAscii(method) == "codecarbon";
        if (isCodecarbon) {
            setTimes(record, textOf(member(&measure, "measurementDateTime")));
        }
        addTask();
        Context context = contextOf(m_report);
        const std::string version = toValidUtf8(textOf(member(&measure, "version")));
        context.tool = (isCodecarbon ? "CodeCarbon" : method) + (version.empty() ? "" : " " + version);
        m_builder.accept(context);
    }

    void addEnergy(const nlohmann::json& measure, Grade grade, const std::string& pointer)
    {
        const auto energy = numberOf(member(&measure, "powerConsumption"));
        if (!energy) {
            return;
        }
        const std::string unit = textOf(member(&measure, "unit"));
        const auto known = findUnit(unit.empty() ? "kWh" : unit);
        if (!known || known->dimension != Dimension::Energy) {
            m_builder.diagnose(Severity::Warning, "unit_unknown",
                "Expected a unit of energy; found '" + toValidUtf8(unit) + "', so the energy is left absent",
                pointer + "/unit");
            return;
        }
        m_builder.setStandard(
            Standard::Energy, *energy, {"powerConsumption", std::string(known->symbol), grade});
    }

    /// CodeCarbon's time is that of writing, the end of the run.
    static void setTimes(Record& record, const std::string& written)
    {
        record.endedAt = parseInstant(written);
        const double seconds = record.values[Standard::Duration];
        if (record.endedAt && seconds >= 0 && seconds < 1e9) {
            record.startedAt = Instant{
                record.endedAt->milliseconds - std::llround(seconds * 1000), record.endedAt->zoneKnown};
        }
    }

    void addTask()
    {
        if (const auto cards = graphicsCardsOf(m_report)) {
            m_builder.setStandard(
                Standard::AcceleratorCount, *cards, {"/infrastructure/components", "count", Grade::Declared});
        }
        if (const auto accuracy = numberOf(member(member(&m_report, "task"), "measuredAccuracy"))) {
            m_builder.addMetric("accuracy", *accuracy, {"/task/measuredAccuracy", "1", Grade::Declared});
        }
    }

    const nlohmann::json& m_report;
    RecordBuilder m_builder;
};

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress&)
{
    const auto report = parseJson(source.bytes(), source.path());
    if (!report) {
        return tl::unexpected<Error>(report.error());
    }
    if (member(&*report, "measures") == nullptr) {
        return fail(Errc::FormatRefused, {source.path(), "it is no BoAmps report: it has no measures"});
    }
    ReportReader(*report, source.path(), sink).read();
    return {};
}

} // namespace

const Importer& boampsImporter()
{
    static const Importer importer{"boamps", "BoAmps report", 1, Precedence::Summary, recognise, read};
    return importer;
}

} // namespace trefoil
