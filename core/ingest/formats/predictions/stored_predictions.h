// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/predictions.h"
#include "core/ingest/formats/predictions/outcome_rows.h"

#include <memory>
#include <span>

namespace trefoil {

/// The examples of these rows, without what any model answered: the same for files about the same examples.
[[nodiscard]] std::shared_ptr<const ExampleSet> exampleSetOf(
    const OutcomeRows& rows, std::span<const std::size_t> places);

/// What one column of predictions says about them.
[[nodiscard]] Predictions predictionsAt(const OutcomeRows& rows, std::size_t column,
    std::span<const std::size_t> places, std::shared_ptr<const ExampleSet> examples);

} // namespace trefoil
