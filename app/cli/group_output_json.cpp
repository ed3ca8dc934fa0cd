// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/group_output.h"

#include <algorithm>
#include <cmath>

namespace trefoil {

namespace {

using Json = nlohmann::ordered_json;

struct AggregateField {
    const char* name;
    double Aggregates::*member;
};

constexpr AggregateField fields[] = {
    {"group_min", &Aggregates::groupMin},
    {"group_max", &Aggregates::groupMax},
    {"difference_between_groups", &Aggregates::differenceBetweenGroups},
    {"difference_to_overall", &Aggregates::differenceToOverall},
    {"ratio_between_groups", &Aggregates::ratioBetweenGroups},
    {"ratio_to_overall", &Aggregates::ratioToOverall},
};

Json errorJson(const Error& error)
{
    Json json;
    json["error"] = errorName(error.code);
    json["message"] = error.args.empty() ? describe(error) : error.args.front();
    return json;
}

void addValue(Json& json, const MetricValue& value, std::size_t rows)
{
    json["value"] = numberJson(value.value);
    json["n"] = rows;
    if (!std::isnan(value.denominator)) {
        json["numerator"] = numberJson(value.numerator);
        json["denominator"] = numberJson(value.denominator);
        json["low"] = numberJson(value.interval.low);
        json["high"] = numberJson(value.interval.high);
    }
}

/// One number, or a list with one per level where there are controls.
Json perLevel(const Grouping& grouping, const std::vector<double>& values)
{
    if (grouping.controlNames.empty()) {
        return numberJson(values.front());
    }
    Json list = Json::array();
    for (std::size_t level = 0; level < values.size(); ++level) {
        list.push_back({{"group", grouping.levels[level]}, {"value", numberJson(values[level])}});
    }
    return list;
}

Json byGroup(const Grouping& grouping, const GroupReport& report, const MetricByGroup& metric)
{
    Json list = Json::array();
    for (std::size_t i = 0; i < metric.byGroup.size(); ++i) {
        std::vector<std::string> group = grouping.levels[i / report.groupCount];
        const std::vector<std::string>& own = grouping.groups[i % report.groupCount];
        group.insert(group.end(), own.begin(), own.end());
        Json entry;
        entry["group"] = group;
        addValue(entry, metric.byGroup[i], report.rows[i]);
        list.push_back(std::move(entry));
    }
    return list;
}

Json metricJson(const Grouping& grouping, const GroupReport& report, const MetricByGroup& metric)
{
    if (metric.error) {
        return errorJson(*metric.error);
    }
    std::vector<double> overall;
    std::vector<Aggregates> aggregates;
    for (std::size_t level = 0; level < metric.overall.size(); ++level) {
        overall.push_back(metric.overall[level].value);
        aggregates.push_back(aggregate(report, metric, level, 0));
    }
    Json json;
    json["overall"] = overall.empty() ? Json::array() : perLevel(grouping, overall);
    json["by_group"] = byGroup(grouping, report, metric);
    for (const AggregateField& field : fields) {
        std::vector<double> values;
        for (const Aggregates& ofLevel : aggregates) {
            values.push_back(ofLevel.*field.member);
        }
        json[field.name] = values.empty() ? Json::array() : perLevel(grouping, values);
    }
    return json;
}

/// The plain name is fairlearn's default: between groups, the worst case.
Json scalarsJson(const GroupReport& report)
{
    Json json;
    const std::vector<Disparity> list = disparities(report, 0, 0);
    const auto valueOf = [](const Disparity& disparity) {
        return disparity.error ? errorJson(*disparity.error) : numberJson(disparity.value);
    };
    for (const Disparity& disparity : list) {
        if (disparity.comparison == Comparison::BetweenGroups && disparity.summary != OddsSummary::Mean) {
            json[std::string(disparity.name)] = valueOf(disparity);
        }
    }
    for (const Disparity& disparity : list) {
        std::string name =
            std::string(disparity.name) + '|' + std::string(comparisonName(disparity.comparison));
        name += disparity.summary ? '|' + std::string(summaryName(*disparity.summary)) : std::string();
        json[name] = valueOf(disparity);
    }
    return json;
}

Json classesJson(const Grouping& grouping, const ClassReport& report)
{
    Json json;
    json["macro_recall"] = numberJson(report.macroRecall);
    json["macro_precision"] = numberJson(report.macroPrecision);
    json["macro_f1"] = numberJson(report.macroF1);
    json["worst_class"] = report.worst ? Json(report.classes[*report.worst].name) : Json(nullptr);
    json["by_class"] = Json::array();
    for (const ClassFigures& figures : report.classes) {
        Json entry;
        entry["class"] = figures.name;
        entry["n"] = figures.examples;
        entry["recall"] = numberJson(figures.recall.value);
        entry["recall_low"] = numberJson(figures.recall.interval.low);
        entry["recall_high"] = numberJson(figures.recall.interval.high);
        entry["precision"] = numberJson(figures.precision.value);
        entry["f1"] = numberJson(figures.f1);
        entry["recall_by_group"] = Json::array();
        for (std::size_t group = 0; group < figures.recallByGroup.size(); ++group) {
            entry["recall_by_group"].push_back({{"group", grouping.groups[group]},
                {"value", numberJson(figures.recallByGroup[group].value)}});
        }
        json["by_class"].push_back(std::move(entry));
    }
    return json;
}

std::string written(const Json& json)
{
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// What one attribute's values of one quantity look like.
Json storedMetricJson(
    const RunDetails& run, double overall, const std::string& attribute, const Quantity& quantity)
{
    Json list = Json::array();
    std::vector<double> values;
    for (const GroupTrace& group : run.groups) {
        if (group.value.quantity != &quantity || group.value.attribute != attribute) {
            continue;
        }
        values.push_back(group.value.value);
        Json entry;
        entry["group"] = Json::array({group.value.group});
        entry["value"] = numberJson(group.value.value);
        entry["n"] = group.value.support ? Json(*group.value.support) : Json(nullptr);
        list.push_back(std::move(entry));
    }
    const Aggregates aggregates = aggregate(values, overall);
    Json json;
    json["overall"] = numberJson(overall);
    json["by_group"] = std::move(list);
    for (const AggregateField& field : fields) {
        json[field.name] = numberJson(aggregates.*field.member);
    }
    return json;
}

} // namespace

Json numberJson(double value)
{
    if (std::isnan(value)) {
        return "NaN";
    }
    if (std::isinf(value)) {
        return value > 0 ? "Infinity" : "-Infinity";
    }
    return value;
}

std::string groupsJson(
    const Grouping& grouping, const GroupReport& report, const std::optional<ClassReport>& classes)
{
    Json json;
    for (const MetricByGroup& metric : report.metrics) {
        json[std::string(infoOf(metric.metric).name)] = metricJson(grouping, report, metric);
    }
    if (grouping.controlNames.empty()) {
        json["scalars"] = scalarsJson(report);
    }
    if (classes) {
        json["classes"] = classesJson(grouping, *classes);
    }
    return written(json);
}

std::string storedGroupsJson(
    const RunDetails& run, const StoredOverall& overall, const std::vector<std::string>& attributes)
{
    Json json;
    json["run"] = std::to_string(run.run.value);
    json["name"] = run.name;
    json["attributes"] = Json::object();
    for (const GroupTrace& group : run.groups) {
        const std::string& attribute = group.value.attribute;
        const bool isWanted = attributes.empty()
            || std::find(attributes.begin(), attributes.end(), attribute) != attributes.end();
        if (!isWanted || !group.value.quantity) {
            continue;
        }
        Json& metrics = json["attributes"][attribute];
        if (!metrics.contains(group.value.quantity->id)) {
            const Quantity& quantity = *group.value.quantity;
            metrics[quantity.id] =
                storedMetricJson(run, overall.value(attribute, quantity), attribute, quantity);
        }
    }
    return written(json);
}

} // namespace trefoil
