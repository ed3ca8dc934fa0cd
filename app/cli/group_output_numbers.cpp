// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/group_output.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace trefoil {

namespace {

struct AggregateColumn {
    const char* name;
    double Aggregates::*member;
};

constexpr std::array aggregateColumns{AggregateColumn{"group_min", &Aggregates::groupMin},
    AggregateColumn{"group_max", &Aggregates::groupMax},
    AggregateColumn{"difference_between_groups", &Aggregates::differenceBetweenGroups},
    AggregateColumn{"difference_to_overall", &Aggregates::differenceToOverall},
    AggregateColumn{"ratio_between_groups", &Aggregates::ratioBetweenGroups},
    AggregateColumn{"ratio_to_overall", &Aggregates::ratioToOverall}};

Cell numberOrNone(double value)
{
    return std::isnan(value) ? Cell() : Cell(value);
}

/// Adds rows of one number each: kind, names of controls and groups, metric, statistic, value, low, high, n.
class NumberRows {
public:
    explicit NumberRows(std::vector<std::string> names)
        : m_nameCount(names.size())
    {
        m_table.header = {"kind"};
        m_table.header.insert(m_table.header.end(), names.begin(), names.end());
        m_table.header.insert(m_table.header.end(), {"metric", "statistic", "value", "low", "high", "n"});
    }

    /// names: those that the number has, in the order of the columns; the rest stays empty.
    void add(const char* kind, const std::vector<std::string>& names, std::string metric,
        std::string statistic, const MetricValue& value, Cell n)
    {
        std::vector<Cell> row{std::string(kind)};
        row.insert(row.end(), names.begin(), names.end());
        row.resize(1 + m_nameCount);
        row.insert(row.end(),
            {std::move(metric), std::move(statistic), numberOrNone(value.value),
                numberOrNone(value.interval.low), numberOrNone(value.interval.high), std::move(n)});
        m_table.rows.push_back(std::move(row));
    }

    void add(const char* kind, const std::vector<std::string>& names, std::string metric,
        std::string statistic, double value, Cell n = {})
    {
        MetricValue plain;
        plain.value = value;
        add(kind, names, std::move(metric), std::move(statistic), plain, std::move(n));
    }

    void addAggregates(
        const std::vector<std::string>& names, const std::string& metric, const Aggregates& aggregates)
    {
        for (const AggregateColumn& column : aggregateColumns) {
            add("aggregate", names, metric, column.name, aggregates.*column.member);
        }
    }

    [[nodiscard]] TextTable take() { return std::move(m_table); }

private:
    TextTable m_table;
    std::size_t m_nameCount;
};

std::vector<std::string> namesTogether(std::vector<std::string> first, const std::vector<std::string>& second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

void addMetricNumbers(
    NumberRows& rows, const Grouping& grouping, const GroupReport& report, const MetricByGroup& metric)
{
    const std::string name(infoOf(metric.metric).name);
    for (std::size_t level = 0; level < grouping.levels.size(); ++level) {
        rows.add("overall", grouping.levels[level], name, "value", metric.overall[level],
            static_cast<double>(report.overallRows[level]));
        for (std::size_t group = 0; group < report.groupCount; ++group) {
            const std::size_t place = level * report.groupCount + group;
            rows.add("by_group", namesTogether(grouping.levels[level], grouping.groups[group]), name, "value",
                metric.byGroup[place], static_cast<double>(report.rows[place]));
        }
        rows.addAggregates(grouping.levels[level], name, aggregate(report, metric, level, 0));
    }
}

void addDisparityNumbers(NumberRows& rows, const GroupReport& report)
{
    for (const Disparity& disparity : disparities(report, 0, 0)) {
        if (!disparity.error) {
            const std::string mean = disparity.summary == OddsSummary::Mean ? "|mean" : "";
            rows.add("disparity", {}, std::string(disparity.name),
                std::string(comparisonName(disparity.comparison)) + mean, disparity.value);
        }
    }
}

void addClassNumbers(NumberRows& rows, const Grouping& grouping, const ClassReport& classes)
{
    for (const ClassFigures& figures : classes.classes) {
        rows.add("class", {}, "recall of " + figures.name, "value", figures.recall, figures.examples);
        rows.add("class", {}, "precision of " + figures.name, "value", figures.precision, {});
        rows.add("class", {}, "f1 of " + figures.name, "value", figures.f1);
        for (std::size_t group = 0; group < figures.recallByGroup.size(); ++group) {
            rows.add("class", grouping.groups[group], "recall of " + figures.name, "value",
                figures.recallByGroup[group], {});
        }
    }
}

} // namespace

TextTable groupNumbers(
    const Grouping& grouping, const GroupReport& report, const std::optional<ClassReport>& classes)
{
    NumberRows rows(namesTogether(grouping.controlNames, grouping.groupNames));
    for (const MetricByGroup& metric : report.metrics) {
        if (!metric.error) {
            addMetricNumbers(rows, grouping, report, metric);
        }
    }
    if (grouping.controlNames.empty()) {
        addDisparityNumbers(rows, report);
        if (classes) {
            addClassNumbers(rows, grouping, *classes);
        }
    }
    return rows.take();
}

TextTable storedGroupNumbers(
    const RunDetails& run, const StoredOverall& overall, const std::vector<std::string>& attributes)
{
    NumberRows rows({"attribute", "group"});
    for (const StoredMetric& metric : storedMetrics(run, attributes)) {
        const std::string& id = metric.quantity->id;
        const double all = overall.value(metric.attribute, *metric.quantity);
        rows.add("overall", {metric.attribute}, id, "value", all);
        for (const GroupTrace& group : run.groups) {
            if (group.value.quantity == metric.quantity && group.value.attribute == metric.attribute) {
                const auto& support = group.value.support;
                rows.add("by_group", {metric.attribute, group.value.group}, id, "value", group.value.value,
                    support ? Cell(static_cast<double>(*support)) : Cell());
            }
        }
        rows.addAggregates({metric.attribute}, id, aggregate(metric.values, all));
    }
    return rows.take();
}

} // namespace trefoil
