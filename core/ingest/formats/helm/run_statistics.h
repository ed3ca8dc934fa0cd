// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/record_builder.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace trefoil {

/// Where the statistics of a run stand.
struct RunPlace {
    std::string pointer; ///< of the array of statistics, "" for a document of its own
    std::string suite; ///< the release or own suite: its folder's name. Empty: not known
    std::string fallbackName; ///< of the run, where there is no specification
};

/// Makes the record of one run from its statistics and, where known, its specification (run_spec.json; null
/// where there is none). False where no statistic has a value.
[[nodiscard]] bool acceptRunStatistics(const nlohmann::json& statistics, const nlohmann::json* specification,
    const RunPlace& place, RecordBuilder& builder);

} // namespace trefoil
