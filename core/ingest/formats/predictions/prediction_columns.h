// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/csv/csv_columns.h"
#include "core/ingest/csv/csv_dialect.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace trefoil {

/// A column of predictions; of a file with several the name says whose: "y_pred_int8".
struct PredictionColumn {
    std::size_t column = 0;
    std::string model; ///< empty: as the column of models says
    std::optional<std::size_t> score = {}; ///< of the positive class, in a column of its own
};

/// Which column of a file of predictions is what.
struct OutcomeColumns {
    std::size_t label = 0;
    std::vector<PredictionColumn> predictions;
    std::optional<std::size_t> id = {};
    std::optional<std::size_t> model = {}, variant = {}, seed = {}; ///< that a row is of
    std::optional<std::size_t> weight = {}; ///< how much an example counts
    std::vector<std::size_t> features = {}; ///< all others: they may be groups
    bool areChosen = false; ///< by a person: features are groups, also with numbers
};

/// A table of predictions: where its header stands, what its columns mean, how cells are written.
struct OutcomeTable {
    CsvColumns header;
    OutcomeColumns columns;
    CsvDialect dialect;
    std::int64_t headerLine = 1; ///< 1-based; what stands above is skipped
};

/// Nothing when the header has no label or no prediction.
[[nodiscard]] std::optional<OutcomeColumns> outcomeColumns(const CsvColumns& header);

/// "int8" of a column "y_pred_int8"; nothing when it is not called so.
[[nodiscard]] std::optional<std::string> modelOfPrediction(const std::string& column);

} // namespace trefoil
