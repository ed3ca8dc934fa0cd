// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/example_objective.h"

#include "core/frame/group_table.h"
#include "core/statistics/class_averages.h"
#include "core/statistics/interval.h"
#include "core/statistics/proportion.h"
#include "core/statistics/regression_sums.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace trefoil {

namespace {

struct NamedObjective {
    std::string_view id;
    ExampleObjective objective;
};

using Loss = ExampleObjective::Loss;
using Over = ExampleObjective::Over;
using Summary = ExampleObjective::Summary;

constexpr std::array exampleObjectives = {
    NamedObjective{"accuracy", {Loss::Wrong, Over::All, Summary::Mean, true, false}},
    NamedObjective{"zero_one_loss", {Loss::Wrong, Over::All, Summary::Mean, false, false}},
    NamedObjective{"balanced_accuracy", {Loss::Wrong, Over::Classes, Summary::Mean, true, false}},
    NamedObjective{"worst_group_accuracy", {Loss::Wrong, Over::Attributes, Summary::Worst, true, false}},
    NamedObjective{"largest_gap_accuracy", {Loss::Wrong, Over::Attributes, Summary::Gap, false, false}},
    NamedObjective{
        "worst_group_true_positive_rate", {Loss::Wrong, Over::Classes, Summary::Worst, true, false}},
    NamedObjective{
        "worst_group_false_negative_rate", {Loss::Wrong, Over::Classes, Summary::Worst, false, false}},
    NamedObjective{
        "largest_gap_true_positive_rate", {Loss::Wrong, Over::Classes, Summary::Gap, false, false}},
    NamedObjective{"f1", {Loss::Wrong, Over::Classes, Summary::F1, false, false}},
    NamedObjective{"f1_macro", {Loss::Wrong, Over::Classes, Summary::MacroF1, false, false}},
    NamedObjective{"r2_score", {Loss::Squared, Over::All, Summary::OfSpread, true, false}},
    NamedObjective{"mean_absolute_error", {Loss::Absolute, Over::All, Summary::Mean, false, false}},
    NamedObjective{"mean_squared_error", {Loss::Squared, Over::All, Summary::Mean, false, false}},
    NamedObjective{"root_mean_squared_error", {Loss::Squared, Over::All, Summary::Mean, false, true}},
    NamedObjective{
        "worst_group_mean_absolute_error", {Loss::Absolute, Over::Attributes, Summary::Worst, false, false}},
    NamedObjective{
        "worst_group_mean_squared_error", {Loss::Squared, Over::Attributes, Summary::Worst, false, false}},
    NamedObjective{"worst_group_root_mean_squared_error",
        {Loss::Squared, Over::Attributes, Summary::Worst, false, true}},
};

/// Adds use(example, loss · weight) up for every example with a loss. Of classes only the wrong ones are
/// looked at, which are few.
template <class Use>
void forEachLoss(Loss loss, const EvaluatedRun& run, const ExampleWeights& weights, Use use)
{
    if (loss == Loss::Wrong) {
        for (const std::uint32_t example : run.wrong) {
            use(example, weights.ofExample[example]);
        }
        return;
    }
    for (std::size_t example = 0; example < run.errors.size(); ++example) {
        const double error = run.errors[example];
        if (!std::isnan(error)) {
            use(static_cast<std::uint32_t>(example),
                weights.ofExample[example] * (loss == Loss::Absolute ? std::abs(error) : error * error));
        }
    }
}

double overallLoss(Loss loss, const EvaluatedRun& run, const ExampleWeights& weights)
{
    double answered = weights.sum;
    for (const std::uint32_t example : run.unanswered) {
        answered -= weights.ofExample[example];
    }
    double sum = 0;
    forEachLoss(loss, run, weights, [&](std::uint32_t, double weighted) { sum += weighted; });
    return sum / answered;
}

/// Mean loss of every group; NaN for one without weight.
std::vector<double> groupLosses(Loss loss, const EvaluatedRun& run, const ExampleWeights& weights,
    const std::vector<std::uint32_t>& groups, std::vector<double> answered)
{
    std::vector<double> losses(answered.size());
    for (const std::uint32_t example : run.unanswered) {
        if (groups[example] != EvaluatedExamples::noGroup) {
            answered[groups[example]] -= weights.ofExample[example];
        }
    }
    forEachLoss(loss, run, weights, [&](std::uint32_t example, double weighted) {
        if (groups[example] != EvaluatedExamples::noGroup) {
            losses[groups[example]] += weighted;
        }
    });
    for (std::size_t group = 0; group < losses.size(); ++group) {
        losses[group] = answered[group] > 0 ? losses[group] / answered[group] : undefinedNumber;
    }
    return losses;
}

/// F1 from sums over the examples drawn.
double f1Of(Summary summary, const EvaluatedRun& run, const EvaluatedExamples& examples,
    const ExampleWeights& weights)
{
    if (run.answeredAs.size() != run.wrong.size()) {
        return undefinedNumber;
    }
    std::vector<ClassTotals> totals(weights.ofClass.size());
    for (std::size_t k = 0; k < totals.size(); ++k) {
        totals[k].labels = weights.ofClass[k];
    }
    for (const std::uint32_t example : run.unanswered) {
        if (examples.classes[example] != EvaluatedExamples::noGroup) {
            totals[examples.classes[example]].labels -= weights.ofExample[example];
        }
    }
    for (ClassTotals& each : totals) {
        each.correct = each.predictions = each.labels;
    }
    for (std::size_t i = 0; i < run.wrong.size(); ++i) {
        const double weight = weights.ofExample[run.wrong[i]];
        ClassTotals& missed = totals[examples.classes[run.wrong[i]]];
        missed.correct -= weight;
        missed.predictions -= weight;
        if (run.answeredAs[i] >= totals.size()) {
            totals.resize(run.answeredAs[i] + std::size_t(1));
        }
        totals[run.answeredAs[i]].predictions += weight;
    }
    if (summary == Summary::F1 && weights.ofClass.size() == 2) {
        return totals[1].f1();
    }
    ClassAverages averages;
    for (const ClassTotals& each : totals) {
        averages.add(each);
    }
    return averages.macroF1();
}

/// The squared error over the spread of the labels around their mean, of the examples drawn.
double shareOfSpread(
    const EvaluatedRun& run, const EvaluatedExamples& examples, const ExampleWeights& weights)
{
    RegressionSums sums;
    for (std::size_t example = 0; example < run.errors.size(); ++example) {
        const double error = run.errors[example];
        if (!std::isnan(error) && weights.ofExample[example] > 0) {
            sums.add(examples.labels[example], examples.labels[example] + error, weights.ofExample[example]);
        }
    }
    return 1 - sums.r2();
}

/// Of one attribute, by fmax() the most harmful of several. sizes: examples of every group.
double summaryOf(Summary summary, const std::vector<double>& losses, const std::vector<double>& sizes)
{
    double lowest = undefinedNumber, highest = undefinedNumber, sum = 0;
    std::size_t compared = 0;
    for (std::size_t group = 0; group < losses.size(); ++group) {
        const bool isCompared =
            summary == Summary::Mean || sizes[group] >= static_cast<double>(smallestComparedGroup);
        if (isCompared && !std::isnan(losses[group])) {
            lowest = std::fmin(lowest, losses[group]);
            highest = std::fmax(highest, losses[group]);
            sum += losses[group];
            ++compared;
        }
    }
    if (summary == Summary::Mean) {
        return sum / static_cast<double>(compared);
    }
    if (summary == Summary::Gap) {
        return compared > 1 ? highest - lowest : undefinedNumber;
    }
    return highest;
}

void sumUp(
    std::vector<double>& sums, const std::vector<std::uint32_t>& groups, const std::vector<double>& weights)
{
    std::fill(sums.begin(), sums.end(), 0.0);
    for (std::size_t example = 0; example < groups.size(); ++example) {
        if (groups[example] != EvaluatedExamples::noGroup) {
            sums[groups[example]] += weights[example];
        }
    }
}

/// Per group, in whole examples as imports count them.
std::vector<double> effectiveSizes(
    const std::vector<std::uint32_t>& groups, const std::vector<double>& weights, std::size_t groupCount)
{
    std::vector<double> sums(groupCount), squares(groupCount), squaredWeights(weights);
    for (double& weight : squaredWeights) {
        weight *= weight;
    }
    sumUp(sums, groups, weights);
    sumUp(squares, groups, squaredWeights);
    for (std::size_t group = 0; group < groupCount; ++group) {
        sums[group] = std::round(effectiveSize(sums[group], squares[group]));
    }
    return sums;
}

std::size_t groupCountOf(const std::vector<std::uint32_t>& groups)
{
    std::size_t count = 0;
    for (const std::uint32_t group : groups) {
        count = group == EvaluatedExamples::noGroup ? count : std::max<std::size_t>(count, group + 1U);
    }
    return count;
}

} // namespace

std::optional<ExampleObjective> exampleObjective(std::string_view quantityId)
{
    const auto found = std::ranges::find(exampleObjectives, quantityId, &NamedObjective::id);
    return found == exampleObjectives.end() ? std::nullopt : std::optional(found->objective);
}

ExampleWeights::ExampleWeights(const EvaluatedExamples& examples)
    : times(examples.count, 1)
    , ofExample(examples.count, 1)
    , ofClass(groupCountOf(examples.classes))
{
    const std::vector<double>& weights = examples.weights.empty() ? ofExample : examples.weights;
    sizeOfClass = effectiveSizes(examples.classes, weights, ofClass.size());
    for (const std::vector<std::uint32_t>& attribute : examples.attributes) {
        ofGroup.emplace_back(groupCountOf(attribute));
        sizeOfGroup.push_back(effectiveSizes(attribute, weights, ofGroup.back().size()));
    }
    count(examples);
}

void ExampleWeights::count(const EvaluatedExamples& examples)
{
    sum = 0;
    for (std::size_t example = 0; example < times.size(); ++example) {
        ofExample[example] = times[example] * (examples.weights.empty() ? 1 : examples.weights[example]);
        sum += ofExample[example];
    }
    sumUp(ofClass, examples.classes, ofExample);
    for (std::size_t attribute = 0; attribute < ofGroup.size(); ++attribute) {
        sumUp(ofGroup[attribute], examples.attributes[attribute], ofExample);
    }
}

double valueOf(const ExampleObjective& objective, const EvaluatedRun& run, const EvaluatedExamples& examples,
    const ExampleWeights& weights)
{
    const bool areClasses = !examples.classes.empty();
    if (areClasses != (objective.loss == Loss::Wrong)) {
        return undefinedNumber;
    }
    double loss = undefinedNumber;
    if (objective.summary == Summary::F1 || objective.summary == Summary::MacroF1) {
        loss = f1Of(objective.summary, run, examples, weights);
    } else if (objective.summary == Summary::OfSpread) {
        loss = shareOfSpread(run, examples, weights);
    } else if (objective.over == Over::All) {
        loss = overallLoss(objective.loss, run, weights);
    } else if (objective.over == Over::Classes) {
        loss = summaryOf(objective.summary,
            groupLosses(objective.loss, run, weights, examples.classes, weights.ofClass),
            weights.sizeOfClass);
    } else {
        for (std::size_t attribute = 0; attribute < examples.attributes.size(); ++attribute) {
            const auto losses = groupLosses(
                objective.loss, run, weights, examples.attributes[attribute], weights.ofGroup[attribute]);
            loss = std::fmax(loss, summaryOf(objective.summary, losses, weights.sizeOfGroup[attribute]));
        }
    }
    loss = objective.isRoot ? std::sqrt(loss) : loss;
    return objective.isShareFound ? 1 - loss : loss;
}

} // namespace trefoil
