// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/predictions.h"
#include "core/fairness/exemplars.h"
#include "core/fairness/text_codes.h"

namespace trefoil {

/// Counts the votes of models about one set of examples, model by model, so that only one model's answers
/// need be in memory. Examples without ids are called by their place, from 1; classes that have names are
/// groups, too.
class VoteCounter {
public:
    explicit VoteCounter(const ExampleSet& examples);

    /// Answers about the same set; at most mostModels on a side.
    void addBaseline(const Predictions& predictions);
    void addCompressed(const Predictions& predictions);

    [[nodiscard]] ExemplarVotes take();

private:
    void add(const Predictions& predictions, Votes& votes);

    ExemplarVotes m_votes;
    TextCodes m_classes;
};

} // namespace trefoil
