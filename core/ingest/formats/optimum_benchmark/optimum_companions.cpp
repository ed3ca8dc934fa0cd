// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/optimum_benchmark/optimum_companions.h"

#include "core/ingest/benchmark_quantities.h"
#include "core/ingest/json/json_text.h"
#include "core/ingest/json/json_value.h"
#include "core/ingest/tracking/companion_files.h"

#include <array>
#include <cmath>
#include <filesystem>

#include <nlohmann/json.hpp>

namespace trefoil {

namespace {

using nlohmann::json;

std::string pathBeside(const Source& source, std::string_view fileName)
{
    const std::string folder = source.folder();
    return folder.empty() ? std::string(fileName) : folder + "/" + std::string(fileName);
}

constexpr std::array measuredPhases = {std::string_view{"load_model"}, std::string_view{"prefill"},
    std::string_view{"generate"}, std::string_view{"decode"}, std::string_view{"forward"},
    std::string_view{"call"}, std::string_view{"train"}};

} // namespace

bool existsBeside(const Source& source, std::string_view fileName)
{
    std::error_code error;
    return std::filesystem::is_regular_file(
        std::filesystem::path(reinterpret_cast<const char8_t*>(pathBeside(source, fileName).c_str())), error);
}

Result<std::optional<json>> jsonBeside(const Source& source, std::string_view fileName)
{
    const std::string path = pathBeside(source, fileName);
    const auto file =
        openCompanion(source, std::filesystem::path(reinterpret_cast<const char8_t*>(path.c_str())));
    if (!file) {
        return std::optional<json>();
    }
    auto document = parseJson(file->bytes(), path);
    if (const auto whole = file->checkWhole(); !whole) {
        return tl::unexpected<Error>(whole.error());
    }
    return document && document->is_object() ? std::optional<json>(std::move(*document)) : std::nullopt;
}

Result<void> addCodecarbonPhases(const Source& source, RecordBuilder& builder, Context& context)
{
    for (const std::string_view phase : measuredPhases) {
        const std::string fileName = std::string(phase) + "_codecarbon.json";
        const auto found = jsonBeside(source, fileName);
        if (!found) {
            return tl::unexpected<Error>(found.error());
        }
        const std::optional<json>& log = *found;
        if (!log) {
            continue;
        }
        const std::string name(phase);
        const auto duration = numberOf(member(&*log, "duration"));
        if (duration && std::isfinite(*duration)) {
            builder.addExtra(effortQuantity(name + "_duration_s", name + ", duration", Dimension::Time),
                *duration, {fileName + "/duration", "s", Grade::Measured});
        }
        const auto emissions = numberOf(member(&*log, "emissions"));
        if (emissions && std::isfinite(*emissions)) {
            builder.addExtra(
                burdenQuantity(name + "_emissions_kg_co2e", name + ", emissions", Dimension::Mass),
                *emissions, {fileName + "/emissions", "kg CO2e", Grade::Modelled});
        }
        if (context.countryIso3.empty()) {
            context.countryIso3 = textOf(member(&*log, "country_iso_code"));
        }
    }
    return {};
}

} // namespace trefoil
