// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/record_builder.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace trefoil {

/// Makes the record of one run from its statistics and, where known, its specification (run_spec.json; null
/// where there is none). pointer: of the array of statistics, "" for a document of its own. False where no
/// statistic has a value.
[[nodiscard]] bool acceptRunStatistics(const nlohmann::json& statistics, const nlohmann::json* specification,
    const std::string& pointer, const std::string& fallbackName, RecordBuilder& builder);

} // namespace trefoil
