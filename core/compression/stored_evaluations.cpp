// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/stored_evaluations.h"

#include "core/domain/outcome_kind.h"
#include "core/store/library.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace trefoil {

namespace {

/// The groups of two attributes together; none where they are too many to have values by group.
std::vector<std::uint32_t> pairedGroups(const CodedColumn& one, const CodedColumn& other)
{
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> codes;
    std::vector<std::uint32_t> groups;
    for (std::size_t i = 0; i < one.codes.size(); ++i) {
        if (one.codes[i] == noCode || other.codes[i] == noCode) {
            groups.push_back(EvaluatedExamples::noGroup);
            continue;
        }
        const auto next = static_cast<std::uint32_t>(codes.size());
        groups.push_back(codes.try_emplace({one.codes[i], other.codes[i]}, next).first->second);
    }
    return codes.size() > mostGroups ? std::vector<std::uint32_t>() : groups;
}

EvaluatedExamples evaluatedExamples(const ExampleSet& stored)
{
    EvaluatedExamples examples;
    examples.count = stored.size();
    if (hasClassLabels(stored)) {
        for (const double label : stored.labels) {
            examples.classes.push_back(
                std::isnan(label) ? EvaluatedExamples::noGroup : static_cast<std::uint32_t>(label));
        }
    }
    static_assert(noCode == EvaluatedExamples::noGroup);
    for (std::size_t i = 0; i < stored.groups.size(); ++i) {
        examples.attributes.push_back(stored.groups[i].codes);
        for (std::size_t k = i + 1; k < stored.groups.size(); ++k) {
            if (auto both = pairedGroups(stored.groups[i], stored.groups[k]); !both.empty()) {
                examples.attributes.push_back(std::move(both));
            }
        }
    }
    return examples;
}

/// The label's index of every predicted class; −1 for one that is no label.
std::vector<double> labelOfPrediction(const Predictions& stored)
{
    std::vector<double> labels;
    for (const std::string& name : stored.classes) {
        const auto place = std::ranges::find(stored.examples->classes, name);
        labels.push_back(place == stored.examples->classes.end()
                ? -1.0
                : static_cast<double>(place - stored.examples->classes.begin()));
    }
    return labels;
}

EvaluatedRun evaluatedRun(RunId run, std::size_t examples, const Predictions& stored)
{
    EvaluatedRun result{run, examples, {}, {}, {}};
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
