// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/record.h"
#include "core/ingest/record_builder.h"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <string>

namespace trefoil {

/// Where a value of the document really stands: JSON pointer → name of a CSV column. Empty for JSON files.
using OptimumColumns = std::map<std::string, std::string>;

/// Reads {"config": {…}, "report": {phase: {…}}} into the record under construction; what the run is about is
/// the returned context. Nothing is accepted yet. A report without a number leaves builder.valueCount() at
/// the settings. measured tells how many values the report gave.
struct OptimumReading {
    Context context;
    std::size_t measured = 0;
};
[[nodiscard]] OptimumReading readOptimumDocument(
    const nlohmann::json& document, const OptimumColumns& columns, RecordBuilder& builder);

} // namespace trefoil
