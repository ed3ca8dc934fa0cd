// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/experiment_impact_tracker/experiment_impact_tracker_importer.h"

#include "core/base/instant.h"
#include "core/base/utf8_text.h"
#include "core/ingest/json/json_text.h"
#include "core/ingest/json/json_value.h"
#include "core/ingest/power_log.h"
#include "core/ingest/text_lines.h"

#include <array>

#include <nlohmann/json.hpp>

namespace trefoil {

namespace {

using nlohmann::json;

struct Draw {
    std::string_view key;
    PowerPart part;
};

constexpr std::array draws = {Draw{"rapl_estimated_attributable_power_draw", PowerPart::Cpu},
    Draw{"nvidia_estimated_attributable_power_draw", PowerPart::Gpu},
    Draw{"rapl_power_draw_absolute", PowerPart::Detail}, Draw{"nvidia_draw_absolute", PowerPart::Detail}};

Recognition recognise(const Source& source)
{
    const std::string_view head = source.head();
    if (!trimmed(withoutByteOrderMark(head).substr(0, 64)).starts_with('{')) {
        return {};
    }
    const bool hasDraw = head.find("\"rapl_estimated_attributable_power_draw\"") != std::string_view::npos
        || head.find("\"nvidia_estimated_attributable_power_draw\"") != std::string_view::npos;
    return hasDraw
        ? Recognition{0.95, "lines with estimated attributable power draw (experiment-impact-tracker)"}
        : Recognition{};
}

std::optional<double> secondsOf(const json* timestamp)
{
    constexpr double latest = 4e9;
    if (const auto number = numberOf(timestamp)) {
        return *number > 0 && *number < latest ? number : std::nullopt;
    }
    const auto instant = parseInstant(textOf(timestamp));
    return instant ? std::optional(static_cast<double>(instant->milliseconds) / 1000) : std::nullopt;
}

class SampleLog {
public:
    SampleLog(const Source& source, RecordSink& sink)
        : m_path(source.path())
        , m_sink(sink)
        , m_log(sink, source.path(), Clock::Calendar, Grade::OnChip)
    {
    }

    void read(const TextLine& line)
    {
        if (trimmed(line.text).empty()) {
            return;
        }
        const auto sample = parseJson(line.text, m_path);
        const auto seconds = sample ? secondsOf(member(&*sample, "timestamp")) : std::nullopt;
        if (!seconds) {
            m_sink.diagnose({Severity::SetAside, "fragment",
                "Expected a JSON object with a timestamp; the line holds none that can be read",
                {m_path, line.number, {}}});
            return;
        }
        for (const Draw& draw : draws) {
            const auto watts = numberOf(member(&*sample, draw.key));
            const auto channel =
                watts ? m_log.channel(draw.part, std::string(draw.key), std::string(draw.key)) : std::nullopt;
            if (channel) {
                m_log.add(*channel, *seconds, *watts);
            }
        }
    }

    void finish()
    {
        RecordBuilder builder(m_sink, m_path);
        if (!m_log.finish(builder, false)) {
            builder.diagnose(Severity::Warning, "no_measurement",
                "There is no sample with a power; nothing was measured", {});
            return;
        }
        builder.diagnose(Severity::Note, "one_process",
            "The energy is the share that the tool attributes to the process, without a PUE", {});
        Context context;
        context.tool = "experiment-impact-tracker";
        context.trackingMode = "process";
        builder.accept(context);
    }

private:
    std::string m_path;
    RecordSink& m_sink;
    PowerLog m_log;
};

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    if (recognise(source).confidence == 0) {
        return fail(Errc::FormatRefused, {source.path(), "it has no attributable power draw"},
            {source.path(), 0, {}});
    }
    SampleLog log(source, sink);
    auto outcome = forEachLine(source, progress, [&](const TextLine& line) { log.read(line); });
    if (outcome) {
        log.finish();
    }
    return outcome;
}

} // namespace

const Importer& experimentImpactTrackerImporter()
{
    static const Importer importer{
        "experiment_impact_tracker", "experiment-impact-tracker", 2, Precedence::Log, recognise, read};
    return importer;
}

} // namespace trefoil
