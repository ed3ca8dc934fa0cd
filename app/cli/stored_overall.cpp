// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/stored_overall.h"

#include "core/domain/outcome_kind.h"
#include "core/fairness/group_report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace trefoil {

namespace {

/// How often label and prediction are positive, by the quantity that counts it.
struct ConfusionCell {
    std::string_view quantityId;
    double label;
    double prediction;
};

constexpr std::array confusionCells{ConfusionCell{"true_positives", 1, 1},
    ConfusionCell{"false_positives", 0, 1}, ConfusionCell{"true_negatives", 0, 0},
    ConfusionCell{"false_negatives", 1, 0}};

/// Every metric over all rows that its labels allow; 0 of 0 is left out.
std::map<std::string, double, std::less<>> metricsOfAll(const PredictionTable& table)
{
    std::map<std::string, double, std::less<>> values;
    GroupReportOptions options;
    options.zeroOfZero = ZeroOfZero::Undefined;
    const auto report = reportGroups(table, withoutGroups(table), options);
    if (!report) {
        return values; // of no row
    }
    for (const MetricByGroup& metric : report->metrics) {
        const GroupMetricInfo& info = infoOf(metric.metric);
        // Of several classes none is the positive one.
        const bool isOfPositives = info.kind == MetricKind::Selection && !table.classes.empty();
        if (!metric.error && !isOfPositives && !std::isnan(metric.overall.front().value)) {
            values.emplace(info.name, metric.overall.front().value);
        }
    }
    return values;
}

/// The examples with a label and an answer.
PredictionTable answeredExamples(const Predictions& answers)
{
    const ExampleSet& examples = *answers.examples;
    PredictionTable table;
    table.classes = examples.classes;
    std::vector<double> labelOf; // a predicted class, as the labels number it
    for (const std::string& name : answers.classes) {
        const auto place = std::ranges::find(table.classes, name);
        labelOf.push_back(static_cast<double>(place - table.classes.begin()));
        if (place == table.classes.end()) {
            table.classes.push_back(name);
        }
    }
    for (std::size_t i = 0; i < examples.size(); ++i) {
        if (std::isnan(examples.labels[i]) || std::isnan(answers.predictions[i])) {
            continue;
        }
        ++table.rowCount;
        table.labels.push_back(examples.labels[i]);
        table.predictions.push_back(labelOf.empty()
                ? answers.predictions[i]
                : labelOf[static_cast<std::size_t>(answers.predictions[i])]);
        if (!examples.weights.empty()) {
            table.weights.push_back(examples.weights[i]);
        }
    }
    return table;
}

/// The four counts of all groups of an attribute, as weights of the four kinds of examples; no row where a
/// group lacks one, or where groups are classes that are each counted against the rest.
PredictionTable countedExamples(const RunDetails& run, const std::string& attribute)
{
    std::map<std::string, std::array<double, 4>> groups;
    for (const GroupTrace& group : run.groups) {
        const auto cell = std::ranges::find(
            confusionCells, std::string_view(group.value.quantity->id), &ConfusionCell::quantityId);
        if (group.value.attribute == attribute && cell != confusionCells.end()) {
            auto [place, isNew] = groups.try_emplace(group.value.group);
            if (isNew) {
                place->second.fill(undefinedNumber);
            }
            place->second[static_cast<std::size_t>(cell - confusionCells.begin())] = group.value.value;
        }
    }
    std::array<double, 4> sums{};
    bool areAllEqual = groups.size() > 1; // in size
    double size = undefinedNumber;
    for (const auto& [name, counts] : groups) {
        double own = 0;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            sums[i] += counts[i];
            own += counts[i];
        }
        areAllEqual = areAllEqual && (std::isnan(size) || size == own);
        size = own;
    }
    const bool areClassesAgainstRest = areAllEqual && sums[0] + sums[3] == size;
    PredictionTable table;
    const bool areKnown = std::ranges::all_of(sums, [](double sum) { return sum >= 0; }); // false for NaN
    for (std::size_t i = 0; areKnown && !areClassesAgainstRest && i < sums.size(); ++i) {
        if (sums[i] > 0) {
            ++table.rowCount;
            table.labels.push_back(confusionCells[i].label);
            table.predictions.push_back(confusionCells[i].prediction);
            table.weights.push_back(sums[i]);
        }
    }
    return table;
}

} // namespace

Result<StoredOverall> StoredOverall::of(Library& library, const RunDetails& run)
{
    StoredOverall overall;
    for (const ValueTrace& trace : run.values) {
        if (trace.counts) {
            overall.m_recorded[trace.quantity->id] = trace.value;
        }
    }
    const auto files = library.predictions(run.run);
    if (!files) {
        return tl::unexpected(files.error());
    }
    if (!files->empty()) { // of several files of a run the last counts
        const auto examples = library.exampleSet(files->back().examples);
        if (!examples) {
            return tl::unexpected(examples.error());
        }
        const auto answers = library.predictionsOf(files->back().id, *examples);
        if (!answers) {
            return tl::unexpected(answers.error());
        }
        overall.m_ofAnswers = metricsOfAll(answeredExamples(*answers));
    }
    for (const GroupTrace& group : run.groups) {
        const auto [place, isNew] = overall.m_ofCounts.try_emplace(group.value.attribute);
        if (isNew) {
            place->second = metricsOfAll(countedExamples(run, group.value.attribute));
        }
    }
    return overall;
}

double StoredOverall::value(const std::string& attribute, const Quantity& quantity) const
{
    const auto counts = m_ofCounts.find(attribute);
    for (const ByQuantity* values :
        {&m_recorded, &m_ofAnswers, counts == m_ofCounts.end() ? nullptr : &counts->second}) {
        if (values == nullptr) {
            continue;
        }
        if (const auto found = values->find(quantity.id); found != values->end()) {
            return found->second;
        }
    }
    return undefinedNumber;
}

} // namespace trefoil
