// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compression/evaluations.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace trefoil {

/// A quantity of a run that is a function of its answers to single examples.
struct ExampleObjective {
    enum class Loss { Wrong, Absolute, Squared }; ///< of one example
    enum class Over { All, Classes, Attributes }; ///< the groups whose mean losses count
    /// Of these the plain mean, the highest, or highest − lowest; instead of losses the F1 of the second of
    /// two classes, the plain mean of all classes' F1, or the squared error as a share of the labels' spread.
    enum class Summary { Mean, Worst, Gap, F1, MacroF1, OfSpread };

    Loss loss = Loss::Wrong;
    Over over = Over::All;
    Summary summary = Summary::Mean;
    bool isShareFound = false; ///< 1 − the loss
    bool isRoot = false; ///< its square root
};

/// Accuracy and error, balanced accuracy, F1 (of more than two classes their mean), R², mean absolute and
/// (root) mean squared error; of accuracy, of these errors and of the recall of classes the worst group, and
/// of shares the largest gap. Nothing for any other id.
[[nodiscard]] std::optional<ExampleObjective> exampleObjective(std::string_view quantityId);

/// How often each example of an evaluation counts in one resample, and each group with it.
struct ExampleWeights {
    std::vector<std::uint32_t> times; ///< that each example was drawn
    std::vector<double> ofExample; ///< so often its own weight
    double sum = 0;
    std::vector<double> ofClass;
    std::vector<std::vector<double>> ofGroup; ///< per attribute
    std::vector<double> sizeOfClass; ///< examples (weighted: effective), whatever was drawn
    std::vector<std::vector<double>> sizeOfGroup;

    /// Every example once.
    explicit ExampleWeights(const EvaluatedExamples& examples);
    /// Makes all else of times after it was changed.
    void count(const EvaluatedExamples& examples);
};

/// The quantity of a run where examples count so often. Groups of fewer than smallestComparedGroup examples
/// take part in no worst group and no gap. NaN where it is not defined.
[[nodiscard]] double valueOf(const ExampleObjective& objective, const EvaluatedRun& run,
    const EvaluatedExamples& examples, const ExampleWeights& weights);

} // namespace trefoil
