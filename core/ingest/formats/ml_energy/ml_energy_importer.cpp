// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/ml_energy/ml_energy_importer.h"

#include "core/ingest/formats/ml_energy/configuration_record.h"
#include "core/ingest/json/json_keys.h"
#include "core/ingest/json/json_text.h"
#include "core/ingest/json/json_value.h"
#include "core/ingest/model_name.h"

#include <nlohmann/json.hpp>

namespace trefoil {

namespace {

using nlohmann::json;

bool isCatalogue(const std::vector<JsonKey>& keys)
{
    return hasTopKey(keys, "architectures") && hasTopKey(keys, "last_updated");
}

Recognition recognise(const Source& source)
{
    const std::vector<JsonKey> keys = jsonKeys(source.head(), 3);
    if (hasTopKey(keys, "configurations")) {
        for (const JsonKey& key : keys) {
            if (key.top == "configurations" && key.key.starts_with("energy_per_")
                && key.key.ends_with("_joules")) {
                return {0.97, "configurations with " + std::string(key.key) + " (ML.ENERGY benchmark)"};
            }
        }
    }
    return isCatalogue(keys)
        ? Recognition{0.8, "architectures and last_updated (catalogue of the ML.ENERGY benchmark)"}
        : Recognition{};
}

Result<void> read(const Source& source, const ImportOptions&, RecordSink& sink, Progress& progress)
{
    if (isCatalogue(jsonKeys(source.head(), 1))) {
        sink.diagnose({Severity::Note, "catalogue",
            "The file lists models and tasks; the measurements are in the files of models/ and tasks/",
            {source.path(), 0, {}}});
        return {};
    }
    const Result<json> document = parseJson(source.bytes(), source.path());
    if (!document) {
        return tl::unexpected(document.error());
    }
    const json* configurations = member(&*document, "configurations");
    if (configurations == nullptr || !configurations->is_array()) {
        return fail(Errc::FormatRefused, {source.path(), "it has no array called configurations"},
            {source.path(), 0, {}});
    }
    RecordBuilder builder(sink, source.path());
    const auto total = static_cast<std::int64_t>(configurations->size());
    for (std::size_t i = 0; i < configurations->size(); ++i) {
        progress.report("Reading", static_cast<std::int64_t>(i), total);
        if (progress.stopRequested()) {
            return fail(Errc::Cancelled, {});
        }
        const json& configuration = (*configurations)[i];
        const std::string pointer = jsonPointer({"configurations", std::to_string(i)});
        if (!hasEnergy(configuration)) {
            sink.diagnose({Severity::SetAside, "no_energy",
                "Expected an energy per token, image or video; the configuration has none",
                {source.path(), 0, pointer}});
            continue;
        }
        acceptConfiguration(*document, configuration, pointer, fileStem(source.path()), builder);
    }
    return {};
}

} // namespace

const Importer& mlEnergyImporter()
{
    static const Importer importer{
        "ml_energy", "ML.ENERGY benchmark", 1, Precedence::Evaluation, recognise, read};
    return importer;
}

} // namespace trefoil
