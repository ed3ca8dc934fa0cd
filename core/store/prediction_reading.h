// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/domain/predictions.h"
#include "core/store/run_predictions.h"
#include "core/store/sql/connection.h"

#include <functional>
#include <vector>

namespace trefoil {

/// The predictions of active imports, of one run or, without one, of all: ordered by run.
[[nodiscard]] Result<std::vector<RunPredictions>> loadRunPredictions(sql::Connection& connection, RunId run);

/// Errors: LibraryDamaged.
[[nodiscard]] Result<std::shared_ptr<const ExampleSet>> loadExampleSet(
    sql::Connection& connection, ExampleSetId id);

/// What a model answered about the examples, which are those of its set. Errors: LibraryDamaged.
[[nodiscard]] Result<Predictions> loadPredictions(
    sql::Connection& connection, PredictionsId id, const std::shared_ptr<const ExampleSet>& examples);

/// All of them in turn, by run; examples that several share are read once, answers only where they are
/// wanted. Errors: LibraryDamaged; Cancelled; those of use, which ends it.
[[nodiscard]] Result<void> forEachPredictions(sql::Connection& connection, const Progress& progress,
    const std::function<bool(const RunPredictions&, const ExampleSet&)>& isWanted,
    const std::function<Result<void>(const RunPredictions&, const Predictions&)>& use);

} // namespace trefoil
