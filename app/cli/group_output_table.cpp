// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/group_output.h"

#include <algorithm>
#include <cmath>

namespace trefoil {

namespace {

Cell number(double value)
{
    return std::isnan(value) ? Cell() : Cell(value);
}

void addMetrics(std::vector<Cell>& row, const GroupReport& report,
    const std::vector<MetricValue> MetricByGroup::*values, std::size_t place)
{
    for (const MetricByGroup& metric : report.metrics) {
        const MetricValue value = metric.error ? MetricValue() : (metric.*values)[place];
        if (metric.metric == GroupMetric::Count) {
            continue;
        }
        row.push_back(number(value.value));
    }
}

bool isWanted(const std::vector<std::string>& attributes, const std::string& attribute)
{
    return attributes.empty()
        || std::find(attributes.begin(), attributes.end(), attribute) != attributes.end();
}

} // namespace

TextTable groupTable(const Grouping& grouping, const GroupReport& report)
{
    TextTable table;
    table.header = grouping.controlNames;
    table.header.insert(table.header.end(), grouping.groupNames.begin(), grouping.groupNames.end());
    table.header.emplace_back("count");
    for (const MetricByGroup& metric : report.metrics) {
        if (metric.metric != GroupMetric::Count) {
            table.header.emplace_back(infoOf(metric.metric).name);
        }
    }
    const auto textRow = [](const std::vector<std::string>& texts) {
        return std::vector<Cell>(texts.begin(), texts.end());
    };
    for (std::size_t level = 0; level < grouping.levels.size(); ++level) {
        std::vector<Cell> all = textRow(grouping.levels[level]);
        all.resize(all.size() + grouping.groupNames.size(), Cell(std::string("(all)")));
        all.emplace_back(static_cast<double>(report.overallRows[level]));
        addMetrics(all, report, &MetricByGroup::overall, level);
        table.rows.push_back(std::move(all));
        for (std::size_t group = 0; group < report.groupCount; ++group) {
            const std::size_t place = level * report.groupCount + group;
            std::vector<Cell> row = textRow(grouping.levels[level]);
            row.insert(row.end(), grouping.groups[group].begin(), grouping.groups[group].end());
            row.emplace_back(static_cast<double>(report.rows[place]));
            addMetrics(row, report, &MetricByGroup::byGroup, place);
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

TextTable aggregateTable(const Grouping& grouping, const GroupReport& report)
{
    TextTable table;
    table.header = grouping.controlNames;
    table.header.insert(table.header.end(),
        {"metric", "group_min", "group_max", "difference_between_groups", "difference_to_overall",
            "ratio_between_groups", "ratio_to_overall"});
    for (const MetricByGroup& metric : report.metrics) {
        if (metric.error || metric.metric == GroupMetric::Count) {
            continue;
        }
        for (std::size_t level = 0; level < grouping.levels.size(); ++level) {
            const Aggregates a = aggregate(report, metric, level, 0);
            std::vector<Cell> row(grouping.levels[level].begin(), grouping.levels[level].end());
            row.emplace_back(std::string(infoOf(metric.metric).name));
            for (const double value : {a.groupMin, a.groupMax, a.differenceBetweenGroups,
                     a.differenceToOverall, a.ratioBetweenGroups, a.ratioToOverall}) {
                row.push_back(number(value));
            }
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

TextTable disparityTable(const GroupReport& report)
{
    TextTable table;
    table.header = {"disparity", "between_groups", "to_overall"};
    for (const Disparity& disparity : disparities(report, 0, 0)) {
        if (disparity.error) {
            continue;
        }
        std::string name(disparity.name);
        name += disparity.summary == OddsSummary::Mean ? " (mean)" : "";
        auto row = std::find_if(table.rows.begin(), table.rows.end(),
            [&](const std::vector<Cell>& cells) { return cells.front() == Cell(name); });
        if (row == table.rows.end()) {
            table.rows.push_back({name, Cell(), Cell()});
            row = table.rows.end() - 1;
        }
        (*row)[disparity.comparison == Comparison::BetweenGroups ? 1 : 2] = number(disparity.value);
    }
    return table;
}

TextTable classTable(const Grouping& grouping, const ClassReport& report)
{
    TextTable table;
    table.header = {"class", "count", "recall", "recall_low", "recall_high", "error", "precision", "f1"};
    for (const std::vector<std::string>& group : grouping.groups) {
        std::string name = "recall";
        for (const std::string& value : group) {
            name += ' ' + value;
        }
        table.header.push_back(std::move(name));
    }
    for (const ClassFigures& figures : report.classes) {
        std::vector<Cell> row{figures.name, figures.examples, number(figures.recall.value),
            number(figures.recall.interval.low), number(figures.recall.interval.high),
            number(1 - figures.recall.value), number(figures.precision.value), number(figures.f1)};
        for (const MetricValue& own : figures.recallByGroup) {
            row.push_back(number(own.value));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

TextTable storedGroupTable(const RunDetails& run, const std::vector<std::string>& attributes)
{
    TextTable table;
    table.header = {"attribute", "group", "quantity", "value", "n"};
    for (const GroupTrace& group : run.groups) {
        const GroupValue& value = group.value;
        if (!value.quantity || !isWanted(attributes, value.attribute)) {
            continue;
        }
        table.rows.push_back({value.attribute, value.group, value.quantity->id, number(value.value),
            value.support ? Cell(static_cast<double>(*value.support)) : Cell()});
    }
    return table;
}

TextTable storedAggregateTable(
    const RunDetails& run, const StoredOverall& overall, const std::vector<std::string>& attributes)
{
    TextTable table;
    table.header = {"attribute", "quantity", "overall", "group_min", "group_max", "difference_between_groups",
        "difference_to_overall", "ratio_between_groups", "ratio_to_overall"};
    for (const StoredMetric& metric : storedMetrics(run, attributes)) {
        const double all = overall.value(metric.attribute, *metric.quantity);
        const Aggregates a = aggregate(metric.values, all);
        std::vector<Cell> row{metric.attribute, metric.quantity->id};
        for (const double value : {all, a.groupMin, a.groupMax, a.differenceBetweenGroups,
                 a.differenceToOverall, a.ratioBetweenGroups, a.ratioToOverall}) {
            row.push_back(number(value));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::vector<StoredMetric> storedMetrics(const RunDetails& run, const std::vector<std::string>& attributes)
{
    std::vector<StoredMetric> metrics;
    for (const GroupTrace& group : run.groups) {
        if (!group.value.quantity || !isWanted(attributes, group.value.attribute)) {
            continue;
        }
        auto metric = std::ranges::find_if(metrics, [&](const StoredMetric& each) {
            return each.quantity == group.value.quantity && each.attribute == group.value.attribute;
        });
        if (metric == metrics.end()) {
            metrics.push_back({group.value.attribute, group.value.quantity, {}});
            metric = metrics.end() - 1;
        }
        metric->values.push_back(group.value.value);
    }
    return metrics;
}

} // namespace trefoil
