// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/scenario.h"

#include "core/base/number_text.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>

namespace trefoil {

namespace {

struct NumberMember {
    const char* key;
    std::optional<double> Scenario::*member;
    double lower;
    double upper;
};

constexpr std::array numberMembers = {
    NumberMember{"grid_intensity_kg_co2e_per_kwh", &Scenario::gridIntensityKgPerKwh, 0, 3},
    NumberMember{"pue", &Scenario::pue, 1, 10},
    NumberMember{"electricity_price_usd_per_kwh", &Scenario::electricityPriceUsdPerKwh, 0, 1e6},
    NumberMember{"accelerator_hour_price_usd", &Scenario::acceleratorHourPriceUsd, 0, 1e6},
};

const NumberMember* findNumber(const std::string& key)
{
    for (const NumberMember& member : numberMembers) {
        if (key == member.key) {
            return &member;
        }
    }
    return nullptr;
}

Result<void> readMember(Scenario& scenario, const std::string& key, const nlohmann::json& value)
{
    if (key == "name" || key == "grid_country") {
        if (!value.is_string()) {
            return fail(Errc::SpecInvalid, {key + " must be a text"});
        }
        (key == "name" ? scenario.name : scenario.gridCountryIso3) = value.get<std::string>();
        return {};
    }
    const NumberMember* member = findNumber(key);
    if (!member) {
        return fail(Errc::SpecInvalid, {"a scenario has no member \"" + key + "\""});
    }
    if (value.is_null()) {
        return {};
    }
    const double number = value.is_number() ? value.get<double>() : std::nan("");
    if (!(number >= member->lower && number <= member->upper)) {
        return fail(Errc::SpecInvalid,
            {key + " must be a number from " + formatNumber(member->lower) + " to "
                + formatNumber(member->upper)});
    }
    scenario.*(member->member) = number;
    return {};
}

} // namespace

Result<Scenario> scenarioFromJson(std::string_view text)
{
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object()) {
        return fail(Errc::SpecInvalid, {"a scenario must be a JSON object"});
    }
    Scenario scenario;
    for (const auto& [key, value] : json.items()) {
        if (auto read = readMember(scenario, key, value); !read) {
            return tl::unexpected(read.error());
        }
    }
    return scenario;
}

std::string scenarioToJson(const Scenario& scenario)
{
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    if (!scenario.name.empty()) {
        json["name"] = scenario.name;
    }
    if (!scenario.gridCountryIso3.empty()) {
        json["grid_country"] = scenario.gridCountryIso3;
    }
    for (const NumberMember& member : numberMembers) {
        if (const auto& number = scenario.*(member.member)) {
            json[member.key] = *number;
        }
    }
    return json.dump();
}

std::string describe(const Scenario& scenario)
{
    std::string text;
    const auto append = [&text](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
    if (scenario.gridIntensityKgPerKwh) {
        const double grams = std::round(*scenario.gridIntensityKgPerKwh * 1e4) / 10;
        append(formatNumber(grams) + " g CO₂e/kWh"
            + (scenario.gridCountryIso3.empty() ? "" : " (" + scenario.gridCountryIso3 + ")"));
    }
    if (scenario.pue) {
        append("PUE " + formatNumber(*scenario.pue));
    }
    text = text.empty() ? "recorded values" : "common conditions: " + text;
    if (scenario.electricityPriceUsdPerKwh) {
        append("electricity " + formatNumber(*scenario.electricityPriceUsdPerKwh) + " USD/kWh");
    }
    if (scenario.acceleratorHourPriceUsd) {
        append(formatNumber(*scenario.acceleratorHourPriceUsd) + " USD per accelerator-hour");
    }
    return text;
}

} // namespace trefoil
