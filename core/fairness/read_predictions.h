// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/fairness/prediction_table.h"
#include "core/ingest/source.h"

#include <string>
#include <vector>

namespace trefoil {

/// Which columns of a file are what. A name may be empty where nothing is said otherwise.
struct PredictionColumns {
    std::string label; ///< needed
    std::string prediction; ///< without one the table has none until applyThreshold()
    std::string score;
    std::vector<std::string> groups, controls;
    std::string weight;
    std::string id;
    std::string model; ///< of a file of several models
};

/// Reads comma, semicolon, tab or bar separated text in one pass (a second one when labels turn out to be
/// texts). Labels and predictions that are all numbers or True and False are numbers, else texts. An empty
/// cell or a word of saysMissing() is a missing value, "" in quotes a group of its own. Errors: ParseFailed
/// with file, line and column; Cancelled.
[[nodiscard]] Result<PredictionTable> readPredictions(
    const Source& source, const PredictionColumns& columns, Progress& progress);

} // namespace trefoil
