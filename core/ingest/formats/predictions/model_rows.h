// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/formats/predictions/outcome_rows.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// One model of the file: its predictions, and which rows are its own. Texts are empty where the file says
/// none.
struct ModelRows {
    std::string model;
    std::string variant;
    std::string seed; ///< as written
    std::size_t column = 0; ///< of predictions
    std::vector<std::size_t> places; ///< all of its rows
    std::vector<std::size_t> rows; ///< those with a label and a prediction
};

/// The models that a file has, in the order of model, variant and seed. Of a file without models there is one
/// without a name. leftOut: rows without a label or a prediction, of all models.
///
/// What a column of predictions is called after is a model, or of rows that say their model a variant of it.
/// Models of which one is called as no model is ("int8" beside "dense"), and several variants without a
/// model, are variants of the one that the file is called after. The name of the file also says the seed of
/// models that say none ("preds_seed0.csv").
[[nodiscard]] std::vector<ModelRows> modelsOf(
    const OutcomeRows& rows, const OutcomeColumns& columns, std::string_view fileName, std::int64_t& leftOut);

/// As studies call their runs: "net-int8-s03"; without the model that is only the file's name.
[[nodiscard]] std::string runName(const ModelRows& model, std::string_view fileName);

} // namespace trefoil
