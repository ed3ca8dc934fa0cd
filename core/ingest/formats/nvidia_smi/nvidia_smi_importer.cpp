// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/nvidia_smi/nvidia_smi_importer.h"

#include "core/base/utf8_text.h"
#include "core/ingest/formats/nvidia_smi/nvidia_smi_header.h"
#include "core/ingest/power_log.h"

#include <cmath>
#include <map>

namespace trefoil {

namespace {

using namespace nvidia_smi;

Recognition recognise(const Source& source)
{
    const auto layout = layoutOf(source.head());
    if (!layout) {
        return {};
    }
    return {layout->hasHeader ? 0.95 : 0.8, layout->nameFound};
}

class LogReader {
public:
    LogReader(const Layout& layout, const Source& source, RecordSink& sink)
        : m_layout(layout)
        , m_path(source.path())
        , m_sink(sink)
        , m_log(sink, source.path(), layout.timestamp ? Clock::Calendar : Clock::Elapsed, Grade::OnChip)
    {
    }

    void read(const CsvRow& row)
    {
        if (m_isFirst) {
            m_isFirst = false;
            if (m_layout.hasHeader) {
                return;
            }
        }
        const std::string_view power = cellAt(row, m_layout.power);
        if (power == m_layout.powerColumn) {
            return; // the log was appended to, with its header once more
        }
        const auto seconds = m_layout.timestamp ? secondsOf(cellAt(row, m_layout.timestamp)) : std::nullopt;
        const auto watts = wattsOf(power);
        const bool isGiven = watts || power.starts_with('[') || power == "N/A";
        if ((m_layout.timestamp && !seconds) || !isGiven) {
            setAside(row);
            return;
        }
        const std::string device =
            m_layout.device ? toValidUtf8(cellAt(row, m_layout.device)) : std::string("0");
        if (const auto channel = channelOf(device)) {
            // Without a time every sample counts as one and nothing can be integrated.
            m_log.add(*channel, seconds.value_or(0), watts.value_or(absent));
            rememberName(cellAt(row, m_layout.name), device);
        }
    }

    void finish()
    {
        RecordBuilder builder(m_sink, m_path);
        if (!m_log.finish(builder, false)) {
            m_sink.diagnose({Severity::Warning, "no_measurement",
                "There is no sample with a power; nothing was measured", {m_path, 0, {}}});
            return;
        }
        if (!m_layout.timestamp) {
            m_sink.diagnose({Severity::Warning, "no_time",
                "There is no timestamp column, so the power cannot be integrated to an energy",
                {m_path, 0, {}}});
        }
        builder.setStandard(Standard::AcceleratorCount, static_cast<double>(m_channels.size()),
            {"index", "count", Grade::Measured});
        builder.diagnose(Severity::Note, "gpu_only",
            "The energy is that of the graphics cards alone; processor and memory are not in it", {});
        Context context;
        context.tool = "nvidia-smi";
        context.hardware = hardware();
        builder.accept(context);
    }

private:
    std::optional<std::size_t> channelOf(const std::string& device)
    {
        const auto known = m_channels.find(device);
        if (known != m_channels.end()) {
            return known->second;
        }
        // A UUID names one card in the world; its position in the log is enough.
        const std::string shown = device.size() > 4 ? std::to_string(m_channels.size()) : device;
        const auto channel = m_log.channel(PowerPart::Gpu, "gpu " + shown, m_layout.powerColumn);
        if (channel) {
            m_channels.emplace(device, *channel);
        } else if (!m_toldTooMany) {
            m_toldTooMany = true;
            m_sink.diagnose({Severity::Warning, "too_many_devices",
                "Only the first " + std::to_string(PowerLog::maximumChannels) + " devices were read",
                {m_path, 0, {}}});
        }
        return channel;
    }

    void rememberName(std::string_view name, const std::string& device)
    {
        if (!name.empty() && m_names.size() < m_channels.size()) {
            m_names.try_emplace(device, toValidUtf8(name));
        }
    }

    /// "2 × NVIDIA A100; NVIDIA T4"
    [[nodiscard]] std::string hardware() const
    {
        std::map<std::string, int> counts;
        for (const auto& [device, name] : m_names) {
            ++counts[name];
        }
        std::string text;
        for (const auto& [name, count] : counts) {
            text += text.empty() ? "" : "; ";
            text += (count > 1 ? std::to_string(count) + " × " : "") + name;
        }
        return text;
    }

    void setAside(const CsvRow& row)
    {
        m_sink.diagnose({Severity::SetAside, row.endsWithNewline ? "fragment" : "truncated",
            "Expected a time and a power in W; the row has neither or only one of them",
            {m_path, row.line, {}}});
    }

    const Layout& m_layout;
    std::string m_path;
    RecordSink& m_sink;
    PowerLog m_log;
    std::map<std::string, std::size_t> m_channels; ///< by what tells the devices apart
    std::map<std::string, std::string> m_names; ///< by device
    bool m_isFirst = true;
    bool m_toldTooMany = false;
};

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    const auto layout = layoutOf(source.head());
    if (!layout) {
        return fail(Errc::FormatRefused, {source.path(), "it has no column power.draw as nvidia-smi writes"});
    }
    LogReader reader(*layout, source, sink);
    const auto outcome = forEachRow(source, ',', progress, [&](const CsvRow& row) { reader.read(row); });
    if (outcome) {
        reader.finish();
    }
    return outcome;
}

} // namespace

const Importer& nvidiaSmiImporter()
{
    static const Importer importer{"nvidia_smi", "nvidia-smi CSV", 2, Precedence::Log, recognise, read};
    return importer;
}

} // namespace trefoil
