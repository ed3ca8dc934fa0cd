// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fairness_cases.h"

#include "core/base/number_text.h"
#include "core/fairness/disparity.h"

#include <cmath>
#include <fstream>
#include <limits>

namespace trefoil::test {

namespace {

using Json = nlohmann::ordered_json;

PlainValue plainValue(const Json& value)
{
    if (value.is_null() || value == "NaN") {
        return std::monostate();
    }
    if (value.is_boolean()) {
        return value.get<bool>();
    }
    return value.is_number() ? PlainValue(value.get<double>()) : PlainValue(value.get<std::string>());
}

std::vector<PlainValue> plainValues(const Json& list)
{
    std::vector<PlainValue> values;
    for (const Json& value : list) {
        values.push_back(plainValue(value));
    }
    return values;
}

Result<PredictionTable> tableOf(const Json& inputs)
{
    PredictionTable table;
    const auto set = setOutcomes(table, plainValues(inputs["y_true"]), plainValues(inputs["y_pred"]));
    if (!set) {
        return tl::unexpected(set.error());
    }
    if (inputs.contains("sample_weight") && !inputs["sample_weight"].is_null()) {
        table.weights = inputs["sample_weight"].get<std::vector<double>>();
    }
    for (const auto& [name, values] : inputs["sensitive_features"].items()) {
        table.groups.push_back(codeColumn(name, plainValues(values)));
    }
    if (inputs.contains("control_features") && !inputs["control_features"].is_null()) {
        for (const auto& [name, values] : inputs["control_features"].items()) {
            table.controls.push_back(codeColumn(name, plainValues(values)));
        }
    }
    return table;
}

std::string keyOf(const Json& group)
{
    std::string key;
    for (const Json& value : group) {
        const std::string text = value.is_string() ? value.get<std::string>()
            : value.is_boolean()                   ? (value.get<bool>() ? "True" : "False")
                                                   : formatNumber(value.get<double>());
        key += text + '|';
    }
    return key;
}

std::string keyOf(const std::vector<std::string>& level, const std::vector<std::string>& group)
{
    return keyOf(Json(level)) + keyOf(Json(group));
}

/// The values by group, in the expected order too.
void compareGroups(Differences& differences, const std::string& name, const Grouping& grouping,
    const MetricByGroup& metric, const Json& expected)
{
    if (expected.size() != metric.byGroup.size()) {
        differences.add(name + ": " + std::to_string(metric.byGroup.size()) + " groups");
        return;
    }
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const std::size_t count = grouping.groups.size();
        const std::string key = keyOf(grouping.levels[i / count], grouping.groups[i % count]);
        if (key != keyOf(expected[i]["group"])) {
            differences.add(name + ": group " + key + " instead of " + keyOf(expected[i]["group"]));
        }
        differences.compare(name + ' ' + key, metric.byGroup[i].value, expected[i]["value"]);
    }
}

/// One number, or one per level of the controls.
void compareLevels(Differences& differences, const std::string& name, const std::vector<double>& values,
    const Json& expected)
{
    if (!expected.is_array()) {
        if (!expected.is_null()) {
            differences.compare(name, values.at(0), expected);
        }
        return;
    }
    for (std::size_t level = 0; level < expected.size(); ++level) {
        differences.compare(
            name + keyOf(expected[level]["group"]), values.at(level), expected[level]["value"]);
    }
}

struct AggregateField {
    const char* name;
    double Aggregates::*member;
};

constexpr AggregateField aggregateFields[] = {
    {"group_min", &Aggregates::groupMin},
    {"group_max", &Aggregates::groupMax},
    {"difference_between_groups", &Aggregates::differenceBetweenGroups},
    {"difference_to_overall", &Aggregates::differenceToOverall},
    {"ratio_between_groups", &Aggregates::ratioBetweenGroups},
    {"ratio_to_overall", &Aggregates::ratioToOverall},
};

void compareMetric(Differences& differences, const std::string& name, const Grouping& grouping,
    const GroupReport& report, const Json& expected)
{
    const auto wanted = findGroupMetric(name);
    const MetricByGroup* metric = wanted ? report.find(*wanted) : nullptr;
    if (!metric) {
        differences.add(name + " is not computed");
        return;
    }
    if (expected.contains("error") != metric->error.has_value()) {
        differences.add(name + (metric->error ? ": " + describe(*metric->error) : ": no error"));
        return;
    }
    if (metric->error) {
        return;
    }
    std::vector<double> overall;
    std::vector<Aggregates> aggregates;
    for (std::size_t level = 0; level < grouping.levels.size(); ++level) {
        overall.push_back(metric->overall[level].value);
        aggregates.push_back(aggregate(report, *metric, level, 0));
    }
    compareLevels(differences, name, overall, expected["overall"]);
    compareGroups(differences, name, grouping, *metric, expected["by_group"]);
    for (const AggregateField& field : aggregateFields) {
        if (expected.contains(field.name)) {
            std::vector<double> values;
            for (const Aggregates& ofLevel : aggregates) {
                values.push_back(ofLevel.*field.member);
            }
            compareLevels(differences, name + ' ' + field.name, values, expected[field.name]);
        }
    }
}

void compareScalars(
    Differences& differences, const GroupReport& report, const Json& expected, bool leaveOutParity)
{
    const std::vector<Disparity> list = disparities(report, 0, 0);
    for (const auto& [key, value] : expected.items()) {
        if (leaveOutParity && key.starts_with("demographic_parity")) {
            continue;
        }
        const auto found = std::find_if(list.begin(), list.end(), [&, &wanted = key](const Disparity& item) {
            std::string name = std::string(item.name) + '|' + std::string(comparisonName(item.comparison));
            name += item.summary ? '|' + std::string(summaryName(*item.summary)) : std::string();
            return name == wanted;
        });
        if (found == list.end()) {
            differences.add(key + " is not computed");
        } else if (value.is_object() != found->error.has_value()) {
            differences.add(key + (found->error ? ": " + describe(*found->error) : ": no error"));
        } else if (!value.is_object()) {
            differences.compare(key, found->value, value);
        }
    }
}

} // namespace

void Differences::compare(const std::string& place, double actual, const Json& expected)
{
    const double infinity = std::numeric_limits<double>::infinity();
    double wanted = std::nan("");
    if (expected.is_number()) {
        wanted = expected.get<double>();
    } else if (expected == "Infinity") {
        wanted = infinity;
    } else if (expected == "-Infinity") {
        wanted = -infinity;
    }
    const bool same = std::isnan(wanted)
        ? std::isnan(actual)
        : actual == wanted || std::abs(actual - wanted) <= 1e-12 * std::max(1.0, std::abs(wanted));
    if (!same) {
        add(place + ": " + formatNumber(actual) + " instead of " + expected.dump());
    }
}

std::vector<FairnessCase> readFairnessCases(const std::filesystem::path& file)
{
    std::vector<FairnessCase> cases;
    std::ifstream stream(file);
    const auto document = nlohmann::ordered_json::parse(stream, nullptr, false);
    if (!document.is_discarded()) {
        for (const auto& content : document["cases"]) {
            cases.push_back({content["id"].get<std::string>(), content});
        }
    }
    return cases;
}

std::string metricFrameDifferences(const FairnessCase& golden)
{
    Differences differences;
    const Json& expected = golden.content["expected"];
    const auto table = tableOf(golden.content["inputs"]);
    if (expected.contains("error")) {
        return table ? "no error" : "";
    }
    const auto grouping = table.and_then(groupRows);
    if (!grouping) {
        return describe(grouping.error());
    }
    const auto report = reportGroups(*table, *grouping, {});
    if (!report) {
        return describe(report.error());
    }
    const Json skipped = golden.content.value("do_not_assert", Json::array());
    for (const auto& [name, value] : expected.items()) {
        if (name == "scalars") {
            const bool leaveOutParity = skipped.dump().find("demographic_parity") != std::string::npos;
            compareScalars(differences, *report, value, leaveOutParity);
        } else if (std::find(skipped.begin(), skipped.end(), name) == skipped.end()) {
            compareMetric(differences, name, *grouping, *report, value);
        }
    }
    return differences.text();
}

} // namespace trefoil::test
