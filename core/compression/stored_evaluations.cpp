// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/stored_evaluations.h"

#include "core/domain/outcome_kind.h"
#include "core/store/library.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace trefoil {

namespace {

EvaluatedExamples evaluatedExamples(const ExampleSet& stored)
{
    EvaluatedExamples examples;
    examples.count = stored.size();
    examples.weights = stored.weights;
    if (hasClassLabels(stored)) {
        for (const double label : stored.labels) {
            examples.classes.push_back(
                std::isnan(label) ? EvaluatedExamples::noGroup : static_cast<std::uint32_t>(label));
        }
    }
    if (examples.classes.empty()) {
        examples.labels = stored.labels;
    }
    static_assert(noCode == EvaluatedExamples::noGroup);
    for (const CodedColumn& attribute : stored.groups) { // no pairs: see groupColumns()
        examples.attributes.push_back(attribute.codes);
    }
    return examples;
}

/// The label's index of every predicted class; numbers beyond the labels for those that are none.
std::vector<double> labelOfPrediction(const Predictions& stored)
{
    std::vector<double> labels;
    auto next = static_cast<double>(stored.examples->classes.size());
    for (const std::string& name : stored.classes) {
        const auto place = std::ranges::find(stored.examples->classes, name);
        labels.push_back(place == stored.examples->classes.end()
                ? next++
                : static_cast<double>(place - stored.examples->classes.begin()));
    }
    return labels;
}

/// Answers of 0 and 1 may be any other number: it is a class of its own, of which there is one code for all.
std::uint32_t classCodeOf(double prediction, bool areNumbers)
{
    constexpr std::uint32_t neither = 2;
    return areNumbers && prediction != 0 && prediction != 1 ? neither
                                                            : static_cast<std::uint32_t>(prediction);
}

EvaluatedRun evaluatedRun(RunId run, std::size_t examples, const Predictions& stored)
{
    EvaluatedRun result{run, examples, {}, {}, {}, {}};
    const bool areClasses = hasClassLabels(*stored.examples);
    const std::vector<double> labels = labelOfPrediction(stored);
    for (std::size_t i = 0; i < stored.predictions.size(); ++i) {
        double prediction = stored.predictions[i];
        if (!labels.empty() && !std::isnan(prediction)) {
            prediction = labels[static_cast<std::size_t>(prediction)];
        }
        const double error = prediction - stored.examples->labels[i];
        if (std::isnan(error)) {
            result.unanswered.push_back(static_cast<std::uint32_t>(i));
        } else if (areClasses && error != 0) {
            result.wrong.push_back(static_cast<std::uint32_t>(i));
            result.answeredAs.push_back(classCodeOf(prediction, labels.empty()));
        }
        if (!areClasses) {
            result.errors.push_back(error);
        }
    }
    return result;
}

} // namespace

Result<Evaluations> storedEvaluations(Library& library, std::span<const RunId> runs, Progress& progress)
{
    const auto all = library.predictions();
    if (!all) {
        return tl::unexpected(all.error());
    }
    std::map<RunId, RunPredictions> wanted; // of a run with several files the last
    for (const RunPredictions& each : *all) {
        if (std::ranges::find(runs, each.run) != runs.end()) {
            wanted[each.run] = each;
        }
    }
    Evaluations evaluations;
    std::map<std::int64_t, std::pair<std::size_t, std::shared_ptr<const ExampleSet>>> sets;
    for (const auto& [run, predictions] : wanted) {
        if (progress.stopRequested()) {
            return fail(Errc::Cancelled, {});
        }
        auto place = sets.find(predictions.examples.value);
        if (place == sets.end()) {
            auto examples = library.exampleSet(predictions.examples);
            if (!examples) {
                return tl::unexpected(examples.error());
            }
            place =
                sets.emplace(predictions.examples.value, std::pair(evaluations.examples.size(), *examples))
                    .first;
            evaluations.examples.push_back(evaluatedExamples(**examples));
        }
        const auto stored = library.predictionsOf(predictions.id, place->second.second);
        if (!stored) {
            return tl::unexpected(stored.error());
        }
        evaluations.runs.push_back(evaluatedRun(run, place->second.first, *stored));
    }
    return evaluations;
}

} // namespace trefoil
