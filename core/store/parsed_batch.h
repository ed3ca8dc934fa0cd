// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/record.h"
#include "core/domain/source_column.h"
#include "core/store/prediction_encoder.h"
#include "core/store/series_collector.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace trefoil {

/// A record on its way from the reading thread to the writing one.
struct ParsedRecord {
    Record record; ///< its context is the position in the file's own list, from 1
    std::vector<EncodedSeries> series;
    std::optional<EncodedPredictions> predictions;
    std::uint64_t identity = 0;
    std::uint64_t content = 0;
};

/// Some records of one file, and the contexts and columns that come up in them for the first time. Batches
/// are used again and again, so that texts and vectors keep their memory.
struct ParsedBatch {
    static constexpr std::size_t capacity = 2000;

    std::vector<ParsedRecord> records;
    std::size_t count = 0; ///< of records in use
    std::vector<Context> newContexts;
    std::vector<SourceColumn> newColumns;
    std::vector<EarlyChunk> earlyChunks; ///< of records that come in later batches
};

} // namespace trefoil
