// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/group_rates.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace trefoil {

/// The rates of groups that a JSON document holds; several where it has one frame per model.
struct MetricFrame {
    std::string model; ///< empty where the document has only one
    std::vector<GroupRow> rows;
};

/// Reads what pandas' to_json writes of MetricFrame.by_group in every orientation (columns, index, split,
/// records, table), and objects of rates nested as group, attribute and group, or model, attribute and group.
/// Empty when the document is none of them or has no rate of fairness (selection rate, rates of errors).
[[nodiscard]] std::vector<MetricFrame> metricFramesOf(const nlohmann::json& document);

/// Whether a rate is one that only fairness tools write for each group.
[[nodiscard]] bool isFairnessRate(std::string_view name);

} // namespace trefoil
