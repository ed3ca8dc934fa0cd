// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace trefoil {

/// Whether the text has a table of tasks, versions, metrics and values as the harness prints it.
[[nodiscard]] bool hasResultTable(std::string_view text);

/// A printed table as the document that the harness writes beside it, as far as the table says it: results
/// with their standard errors, group_subtasks, higher_is_better, n-shot, and of the line above it the model's
/// arguments and the limit.
struct LmEvalPrint {
    std::int64_t line = 0; ///< of the table's header
    nlohmann::json document;
};

/// One per table of tasks. Tables of groups repeat what stands there and are left out.
[[nodiscard]] std::vector<LmEvalPrint> lmEvalPrints(std::string_view text);

} // namespace trefoil
