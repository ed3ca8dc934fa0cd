// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

#include <cstdint>
#include <optional>
#include <string>

namespace trefoil {

using ExampleSetId = Id<struct ExampleSetTag>;
using PredictionsId = Id<struct PredictionsTag>;

/// Predictions that a run has; the answers are read when they are needed.
struct RunPredictions {
    PredictionsId id;
    RunId run;
    ExampleSetId examples; ///< equal for models that answered the same examples
    std::int64_t exampleCount = 0;
    std::string path; ///< of the source file
    std::optional<double> threshold; ///< behind the predictions, where they were made of scores

    bool operator==(const RunPredictions&) const = default;
};

} // namespace trefoil
