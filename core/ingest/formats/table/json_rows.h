// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace trefoil {

/// One row of a JSON table: an object, or an array of cells below a header.
struct JsonRow {
    std::string pointer;
    std::string key; ///< the key that leads to it in an object of objects; empty otherwise
    const nlohmann::json* value = nullptr;
};

struct JsonRows {
    std::vector<JsonRow> rows;
    std::vector<std::string> header; ///< for rows that are arrays
    bool hasKeys = false;
};

/// Finds the rows of a document: an array of objects; {"columns" or "header": […], "data" or "rows": [[…]]};
/// an object of such arrays; an object of objects (also nested); a single object.
/// Errors: FormatRefused with what it is instead.
[[nodiscard]] Result<JsonRows> findJsonRows(const nlohmann::json& document, const std::string& path);

/// The cells of an object: nested keys joined with '.', arrays left out, null as an empty text.
void flattenObject(const nlohmann::json& object, std::vector<std::pair<std::string, std::string>>& cells);

[[nodiscard]] std::string cellText(const nlohmann::json& value);

} // namespace trefoil
