// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/threshold_reading.h"

#include "core/domain/intersections.h"
#include "core/domain/outcome_kind.h"
#include "core/fairness/group_report.h"
#include "core/store/group_reading.h"
#include "core/store/open_library.h"
#include "core/store/prediction_reading.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace trefoil {

namespace {

/// A value and the number of examples that it is a share of.
struct CutValue {
    double value = undefinedNumber;
    std::int64_t support = 0;
};

/// By quantity, attribute and group.
using CutValues = std::map<std::tuple<std::string, std::string, std::string>, CutValue>;

/// The examples with a label and a score, cut at the threshold, with every attribute and every two of them.
PredictionTable cutAt(const Predictions& answers, double threshold)
{
    PredictionTable table;
    const ExampleSet& examples = *answers.examples;
    std::vector<CodedColumn> attributes = examples.groups;
    for (CodedColumn& both : intersectionsOf(examples.groups)) {
        attributes.push_back(std::move(both));
    }
    for (const CodedColumn& column : attributes) {
        table.groups.push_back({column.name, {}, column.values});
    }
    for (std::size_t i = 0; i < examples.size(); ++i) {
        const bool counts = examples.weights.empty() || examples.weights[i] > 0;
        if (!counts || std::isnan(examples.labels[i]) || std::isnan(answers.scores[i])) {
            continue; // fairlearn has no accuracy at all where a group weighs nothing
        }
        ++table.rowCount;
        table.labels.push_back(examples.labels[i]);
        table.predictions.push_back(answers.scores[i] >= threshold ? 1 : 0);
        if (!examples.weights.empty()) {
            table.weights.push_back(examples.weights[i]);
        }
        for (std::size_t k = 0; k < attributes.size(); ++k) {
            table.groups[k].codes.push_back(attributes[k].codes[i]);
        }
    }
    return table;
}

Result<void> addValues(CutValues& values, PredictionTable& table, CodedColumn attribute)
{
    table.groups = {std::move(attribute)};
    const auto grouping = groupRows(table);
    if (!grouping) {
        return tl::unexpected<Error>(grouping.error());
    }
    GroupReportOptions options;
    options.zeroOfZero = ZeroOfZero::Undefined;
    const auto report = reportGroups(table, *grouping, options);
    if (!report) {
        return tl::unexpected<Error>(report.error());
    }
    // Of all examples of a group; an average over classes has no size of its own.
    const auto ofAll = std::ranges::find(report->metrics, GroupMetric::SelectionRate, &MetricByGroup::metric);
    for (const MetricByGroup& metric : report->metrics) {
        for (std::size_t group = 0; group < metric.byGroup.size(); ++group) {
            const MetricValue& value = metric.byGroup[group];
            const double examples = std::isnan(value.size) && ofAll != report->metrics.end()
                ? ofAll->byGroup[group].size
                : value.size;
            values[{std::string(infoOf(metric.metric).name), grouping->groupNames.front(),
                grouping->groups[group].front()}] = {
                value.value, std::isnan(examples) ? 0 : static_cast<std::int64_t>(std::llround(examples))};
        }
    }
    return {};
}

Result<CutValues> valuesAt(const Predictions& answers, double threshold)
{
    CutValues values;
    PredictionTable table = cutAt(answers, threshold);
    std::vector<CodedColumn> attributes = std::move(table.groups);
    for (std::size_t i = 0; i < attributes.size() && table.rowCount > 0; ++i) {
        if (auto added = addValues(values, table, std::move(attributes[i])); !added) {
            return tl::unexpected<Error>(added.error());
        }
    }
    return values;
}

/// Values of runs without scores are at a threshold that nobody knows: beside the others they would mislead.
void replaceReadings(
    GroupTable& table, const std::map<RunId, CutValues>& ofRuns, const std::set<RunId>& withoutThreshold)
{
    std::vector<bool> depends;
    for (const Quantity* quantity : table.quantities) {
        const auto metric = findGroupMetric(quantity->id);
        depends.push_back(metric && dependsOnThreshold(*metric));
    }
    std::erase_if(table.readings, [&](GroupedValue& reading) {
        if (!depends[reading.quantity] || withoutThreshold.contains(reading.run)) {
            return false;
        }
        const auto values = ofRuns.find(reading.run);
        if (values == ofRuns.end()) {
            return true;
        }
        const GroupName& name = table.groups[reading.group];
        const auto found =
            values->second.find({table.quantities[reading.quantity]->id, name.attribute, name.group});
        if (found == values->second.end() || std::isnan(found->second.value)) {
            return true;
        }
        reading.value = found->second.value;
        reading.support = found->second.support;
        reading.grade = Grade::Derived;
        return false;
    });
}

} // namespace

Result<GroupTablePointer> readGroupTableAt(
    const std::filesystem::path& library, double threshold, Progress& progress)
{
    const auto recorded = readGroupTable(library, progress);
    if (!recorded) {
        return tl::unexpected<Error>(recorded.error());
    }
    auto connection = openLibrary(library, OpenMode::ReadOnly);
    if (!connection) {
        return tl::unexpected<Error>(connection.error());
    }
    auto table = std::make_shared<GroupTable>(**recorded);
    table->threshold = threshold;
    std::map<RunId, CutValues> ofRuns;
    std::set<RunId> withoutThreshold;
    const auto done = forEachPredictions(
        *connection, progress,
        [&](const RunPredictions& each, const ExampleSet& examples) {
            if (!examples.classes.empty()) {
                withoutThreshold.insert(each.run); // of several classes the likeliest is the answer
            }
            return hasBinaryLabels(examples);
        },
        [&](const RunPredictions& each, const Predictions& answers) -> Result<void> {
            if (answers.scores.empty()) {
                return {};
            }
            auto values = valuesAt(answers, threshold);
            if (!values) {
                return tl::unexpected<Error>(values.error());
            }
            ofRuns[each.run] = std::move(*values); // of several files of a run the last counts
            return {};
        });
    if (!done) {
        return tl::unexpected<Error>(done.error());
    }
    if (!ofRuns.empty()) {
        replaceReadings(*table, ofRuns, withoutThreshold);
    }
    for (const auto& [run, values] : ofRuns) {
        table->cutRuns.push_back(run);
    }
    return GroupTablePointer(std::move(table));
}

} // namespace trefoil
