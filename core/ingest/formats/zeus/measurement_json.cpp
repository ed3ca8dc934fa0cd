// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/zeus/zeus_files.h"

#include "core/base/utf8_text.h"
#include "core/ingest/json/json_text.h"
#include "core/ingest/json/json_value.h"

#include <nlohmann/json.hpp>

namespace trefoil::zeus {

namespace {

/// {"0": 12.5, "1": 13} summed; nothing where there is none or one has no number.
std::optional<double> sumOf(const nlohmann::json* energies)
{
    if (energies == nullptr || !energies->is_object() || energies->empty()) {
        return std::nullopt;
    }
    double sum = 0;
    for (const auto& item : energies->items()) {
        const auto joules = numberOf(&item.value());
        if (!joules) {
            return std::nullopt;
        }
        sum += *joules;
    }
    return sum;
}

std::optional<Window> windowOf(const nlohmann::json& value, const std::string& name, std::string pointer)
{
    const auto seconds = numberOf(member(&value, "time"));
    const nlohmann::json* cards = member(&value, "gpu_energy");
    if (!seconds || cards == nullptr || !cards->is_object()) {
        return std::nullopt;
    }
    Window window;
    window.pointer = std::move(pointer);
    const std::string ownName = textOf(member(&value, "window_name"));
    window.name = toValidUtf8(ownName.empty() ? name : ownName);
    window.seconds = *seconds;
    for (const auto& item : cards->items()) {
        const auto joules = numberOf(&item.value());
        if (!joules) {
            return std::nullopt;
        }
        window.cardJoules.emplace_back(toValidUtf8(item.key()), *joules);
    }
    window.cpuJoules = sumOf(member(&value, "cpu_energy"));
    window.ramJoules = sumOf(member(&value, "dram_energy"));
    if (window.cardJoules.empty() && !window.cpuJoules && !window.ramJoules) {
        return std::nullopt;
    }
    return window;
}

} // namespace

Result<void> readMeasurements(const Source& source, RecordSink& sink)
{
    const auto document = parseJson(source.bytes(), source.path());
    if (!document) {
        return tl::unexpected<Error>(document.error());
    }
    RecordBuilder builder(sink, source.path());
    bool hasCardsOnly = false;
    const auto take = [&](const nlohmann::json& value, const std::string& name, const std::string& pointer) {
        const auto window = windowOf(value, name, pointer);
        if (!window) {
            builder.diagnose(Severity::SetAside, "fragment",
                "Expected a time and the energy of at least one device in J; found no such numbers", pointer);
            return;
        }
        hasCardsOnly = hasCardsOnly || (!window->cpuJoules && !window->ramJoules);
        acceptWindow(builder, *window);
    };
    if (member(&*document, "time") != nullptr) {
        take(*document, {}, {});
    } else {
        for (const auto& item : document->items()) {
            const std::string name = document->is_object() ? item.key() : std::string();
            take(item.value(), name, jsonPointer({item.key()}));
        }
    }
    if (hasCardsOnly) {
        noteCardsOnly(builder);
    }
    return {};
}

} // namespace trefoil::zeus
