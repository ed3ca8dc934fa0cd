// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/wandb/wandb_importer.h"

#include "core/base/utf8_text.h"
#include "core/ingest/json/json_keys.h"
#include "core/ingest/json/json_text.h"
#include "core/ingest/json/json_value.h"
#include "core/ingest/tracking/companion_files.h"
#include "core/ingest/tracking/last_values.h"
#include "core/ingest/tracking/run_settings.h"
#include "core/ingest/tracking/sibling_file.h"
#include "core/ingest/yaml/yaml_scalars.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace trefoil {

namespace {

using nlohmann::json;

constexpr std::string_view mainName = "wandb-summary.json";
constexpr std::string_view configName = "config.yaml";
constexpr std::string_view metadataName = "wandb-metadata.json";

bool isPart(const Source& source)
{
    const std::string name = source.fileName();
    const bool isOther = name == configName || name == metadataName;
    return isOther && (hasFile(source.folder(), mainName) || hasFile(source.folder(), metadataName));
}

bool isHistoryFile(std::string_view head)
{
    return head.starts_with(":W&B");
}

Recognition recognise(const Source& source)
{
    if (isPart(source)) {
        return {0.9, "settings of a run of Weights & Biases"};
    }
    if (isHistoryFile(source.head())) {
        return {0.9, "the mark :W&B of a run's own file"};
    }
    const std::vector<JsonKey> keys = jsonKeys(source.head(), 1);
    const bool isSummary =
        hasTopKey(keys, "_wandb") || (hasTopKey(keys, "_runtime") && hasTopKey(keys, "_step"));
    if (!isSummary) {
        return {};
    }
    return {1.0, "a JSON object with _wandb, or with _runtime and _step"};
}

/// "run-20251020_205458-pypd7lzd" of the folder itself or of the one above "files".
std::string runFolderName(const Source& source)
{
    std::string folder = source.folder();
    if (lastPart(folder) == "files") {
        folder = parentOf(folder);
    }
    return lastPart(folder);
}

/// The eight characters at the end of "run-20251020_205458-pypd7lzd"; empty for other names.
std::string runIdOf(const std::string& folderName)
{
    const bool isRunFolder = folderName.starts_with("run-") || folderName.starts_with("offline-run-");
    const std::size_t dash = folderName.rfind('-');
    return isRunFolder && dash + 1 < folderName.size() && dash > 4 ? folderName.substr(dash + 1)
                                                                   : std::string();
}

class RunReader {
public:
    RunReader(const Source& source, RecordSink& sink)
        : m_source(source)
        , m_builder(sink, source.path())
        , m_lastValues("/")
    {
        m_context.tool = "Weights & Biases";
    }

    void read(const json& summary)
    {
        const std::string folderName = runFolderName(m_source);
        const std::string id = runIdOf(folderName);
        m_builder.record().name = id.empty() ? folderName : id;
        if (!id.empty()) {
            m_builder.record().runIds = {id};
        }
        collect(summary, {}, 0);
        if (m_values.empty()) {
            m_builder.diagnose(Severity::Warning, "no_measurement",
                "The summary holds no metric, as after a crash; the run has no values.", {});
        }
        takeTimes(summary);
        takeMetadata();
        takeConfig(); // first: the planned learning rate is the setting, not the last one of a schedule
        m_lastValues.put(m_builder, m_values);
        m_builder.accept(m_context);
    }

private:
    /// {"val": {"acc": {"max": 0.9}}} is "val/acc/max"; pictures and tables have "_type".
    void collect(const json& object, const std::string& prefix, int depth)
    {
        constexpr int deepest = 8;
        constexpr std::size_t mostValues = 5000;
        if (!object.is_object() || object.contains("_type") || depth > deepest) {
            return;
        }
        for (const auto& [key, value] : object.items()) {
            if (key.starts_with('_') || m_values.size() >= mostValues) {
                continue;
            }
            const std::string name = prefix + toValidUtf8(key);
            if (value.is_object()) {
                collect(value, name + "/", depth + 1);
            } else if (const auto number = numberOf(&value)) {
                SeriesRecorder::Summary metric;
                metric.name = name;
                metric.metric = name;
                metric.points = 1; // the last or best of many: W&B does not say in this file
                metric.last.value = *number;
                metric.lowest = *number;
                metric.highest = *number;
                m_values.push_back(std::move(metric));
            }
        }
    }

    void takeTimes(const json& summary)
    {
        const auto seconds = numberOf(member(&summary, "_runtime"));
        // A run that crashed has only its runtime; that is no duration of a training.
        if (seconds && *seconds > 0 && !m_values.empty()) {
            m_builder.setStandard(Standard::Duration, *seconds, {"/_runtime", "s", Grade::Measured});
        }
        const auto end = numberOf(member(&summary, "_timestamp"));
        if (end && *end > 0 && *end < 1e11) {
            m_builder.record().endedAt = Instant{static_cast<std::int64_t>(std::llround(*end * 1000)), true};
        }
    }

    /// Only when it started and on what hardware; the file also holds mail address, host and paths.
    void takeMetadata()
    {
        const auto text = readCompanion(m_source, m_source.folder(), metadataName);
        if (!text) {
            return;
        }
        const auto metadata = parseJson(*text, std::string(metadataName));
        if (!metadata) {
            noteUnread(metadataName, metadata.error());
            return;
        }
        if (auto start = parseInstant(textOf(member(&*metadata, "startedAt")))) {
            start->zoneKnown = true; // documented as UTC, older versions leave the Z away
            m_builder.record().startedAt = start;
        }
        const std::string gpu = textOf(member(&*metadata, "gpu"));
        const auto count = numberOf(member(&*metadata, "gpu_count"));
        if (!gpu.empty()) {
            const bool isMany = count && *count > 1 && *count < 1e6;
            m_context.hardware = (isMany ? std::to_string(static_cast<int>(*count)) + " x " : std::string())
                + toValidUtf8(gpu);
        }
    }

    void takeConfig()
    {
        const auto text = readCompanion(m_source, m_source.folder(), configName);
        if (!text) {
            return;
        }
        const auto scalars = readYamlScalars(*text, std::string(configName));
        if (!scalars) {
            noteUnread(configName, scalars.error());
            return;
        }
        constexpr std::string_view ending = ".value";
        for (const YamlScalar& scalar : *scalars) {
            if (scalar.key.starts_with("_wandb.") || !scalar.key.ends_with(ending)) {
                continue;
            }
            const std::string key = scalar.key.substr(0, scalar.key.size() - ending.size());
            takeSetting(m_builder, m_context, key, scalar.text, "config.yaml: " + key);
        }
    }

    void noteUnread(std::string_view name, const Error& error)
    {
        m_builder.diagnose(Severity::Note, "settings_unread",
            std::string(name) + " beside the summary could not be read: " + describe(error), {});
    }

    const Source& m_source;
    RecordBuilder m_builder;
    LastValues m_lastValues;
    Context m_context;
    std::vector<SeriesRecorder::Summary> m_values;
};

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    if (progress.stopRequested()) {
        return fail(Errc::Cancelled, {});
    }
    if (isGitLfsPointer(source.head())) {
        return refuseGitLfsPointer(source);
    }
    if (isPart(source)) {
        notePart(sink, source, mainName);
        return {};
    }
    if (isHistoryFile(source.head())) {
        sink.diagnose({Severity::Note, "history_unread",
            "The run's own binary file is not read; its last values are in files/wandb-summary.json.",
            SourceRef{source.path(), 0, {}}});
        return {};
    }
    const auto summary = parseJson(source.bytes(), source.path());
    if (!summary) {
        return tl::unexpected<Error>(summary.error());
    }
    if (!summary->is_object()) {
        return fail(Errc::FormatRefused, {source.path(), "it is no JSON object"}, {source.path(), 0, {}});
    }
    RunReader(source, sink).read(*summary);
    return {};
}

} // namespace

const Importer& wandbImporter()
{
    static const Importer importer{
        "wandb", "Weights & Biases run folder", 3, Precedence::Evaluation, recognise, read};
    return importer;
}

} // namespace trefoil
