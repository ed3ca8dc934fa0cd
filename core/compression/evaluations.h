// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace trefoil {

/// The examples of one evaluation, as far as drawing them again needs them. 4 bytes per example and grouping.
struct EvaluatedExamples {
    static constexpr std::uint32_t noGroup = std::numeric_limits<std::uint32_t>::max();

    std::size_t count = 0;
    std::vector<std::uint32_t> classes; ///< that every label is; empty: labels are numbers
    std::vector<std::vector<std::uint32_t>> attributes; ///< per attribute the group of every example
};

/// How the model of one run answered them. 4 bytes per wrong answer, or 8 per number.
struct EvaluatedRun {
    RunId run;
    std::size_t examples = 0; ///< number of its EvaluatedExamples
    std::vector<std::uint32_t> wrong; ///< examples whose class was not told
    std::vector<std::uint32_t> unanswered; ///< they count neither as right nor as wrong
    std::vector<double> errors; ///< of numbers: prediction − label; empty for classes
};

/// Every run whose answers are known, and the examples that several of them share.
struct Evaluations {
    std::vector<EvaluatedExamples> examples;
    std::vector<EvaluatedRun> runs;
};

} // namespace trefoil
