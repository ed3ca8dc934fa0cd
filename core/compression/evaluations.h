// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace trefoil {

/// The examples of one evaluation, as far as drawing them again needs them. 4 bytes per example and grouping,
/// 8 per number and weight.
struct EvaluatedExamples {
    static constexpr std::uint32_t noGroup = std::numeric_limits<std::uint32_t>::max();

    std::size_t count = 0;
    std::vector<std::uint32_t> classes; ///< that every label is; empty: labels are numbers
    std::vector<std::vector<std::uint32_t>> attributes = {}; ///< per attribute the group of every example
    std::vector<double> labels = {}; ///< of numbers; empty for classes. NaN: missing
    std::vector<double> weights = {}; ///< ≥ 0; empty: every example counts once
};

/// How the model of one run answered them. 8 bytes per wrong answer or number.
struct EvaluatedRun {
    RunId run;
    std::size_t examples = 0; ///< number of its EvaluatedExamples
    std::vector<std::uint32_t> wrong; ///< examples whose class was not told
    std::vector<std::uint32_t> unanswered; ///< they count neither as right nor as wrong
    std::vector<double> errors; ///< of numbers: prediction − label; empty for classes
    /// Per wrong answer its class: one of the labels', or beyond them one that is no label. Empty: not known.
    std::vector<std::uint32_t> answeredAs = {};
};

/// Every run whose answers are known, and the examples that several of them share.
struct Evaluations {
    std::vector<EvaluatedExamples> examples;
    std::vector<EvaluatedRun> runs;
};

} // namespace trefoil
