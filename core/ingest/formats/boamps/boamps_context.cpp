// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/boamps/boamps_context.h"

#include "core/base/number_text.h"
#include "core/base/utf8_text.h"
#include "core/ingest/country_codes.h"
#include "core/ingest/json/json_value.h"
#include "core/ingest/model_name.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace trefoil::boamps {

namespace {

const nlohmann::json* componentsOf(const nlohmann::json& report)
{
    const nlohmann::json* components = member(member(&report, "infrastructure"), "components");
    return components != nullptr && components->is_array() ? components : nullptr;
}

std::string typeOf(const nlohmann::json& component)
{
    return toLowerAscii(textOf(member(&component, "componentType")));
}

/// "8 × Intel Core Ultra 7; 1 × NVIDIA L4"
std::string hardwareOf(const nlohmann::json& report)
{
    std::string text;
    const nlohmann::json* components = componentsOf(report);
    if (components == nullptr) {
        return text;
    }
    for (const nlohmann::json& component : *components) {
        const std::string name = toValidUtf8(textOf(member(&component, "componentName")));
        if (name.empty() || typeOf(component) == "ram") {
            continue;
        }
        const auto count = numberOf(member(&component, "nbComponent"));
        text += text.empty() ? "" : "; ";
        // "2 x NVIDIA L4": CodeCarbon counts graphics cards in the name, too.
        const bool isCounted = name.front() >= '0' && name.front() <= '9' && name.find(" x ") < 4;
        text += count && std::isfinite(*count) && !isCounted ? formatNumber(*count) + " × " + name : name;
    }
    return text;
}

/// The first algorithm, which is a name or an object.
std::string modelOf(const nlohmann::json* task)
{
    const nlohmann::json* algorithms = member(task, "algorithms");
    if (algorithms == nullptr || !algorithms->is_array() || algorithms->empty()) {
        return {};
    }
    const nlohmann::json& first = algorithms->front();
    std::string name = textOf(&first);
    for (const char* key : {"foundationModelName", "algorithmName"}) {
        if (name.empty()) {
            name = textOf(member(&first, key));
        }
    }
    return shortModelName(toValidUtf8(name));
}

} // namespace

Context contextOf(const nlohmann::json& report)
{
    const nlohmann::json* task = member(&report, "task");
    Context context;
    context.model = modelOf(task);
    context.task = toValidUtf8(textOf(member(task, "taskFamily")));
    context.dataset = toValidUtf8(textOf(member(task, "dataset")));
    context.hardware = hardwareOf(report);
    const std::string country = toValidUtf8(textOf(member(member(&report, "environment"), "country")));
    context.countryIso3 = countryIso3(country);
    context.region = context.countryIso3.empty() ? country : std::string();
    return context;
}

std::optional<double> graphicsCardsOf(const nlohmann::json& report)
{
    std::optional<double> sum;
    if (const nlohmann::json* components = componentsOf(report)) {
        for (const nlohmann::json& component : *components) {
            const auto count = numberOf(member(&component, "nbComponent"));
            if (count && typeOf(component) == "gpu") {
                sum = sum.value_or(0) + *count;
            }
        }
    }
    return sum;
}

} // namespace trefoil::boamps
