// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace trefoil {

/// What a document may be at most; beyond it the file is refused with a sentence that names the limit. In
/// memory a document takes several times its bytes, so formats whose files grow with the length of a training
/// or the number of examples are read by parseJsonList or line by line, and only the others at once.
struct JsonLimits {
    std::size_t bytes = 32'000'000;
    int depth = 512; ///< nested objects and arrays
};

/// Reads one JSON document. The bare words NaN, Infinity and -Infinity, which Python writes and JSON does not
/// know, become numbers of that value. A byte order mark is skipped.
/// Errors: FormatRefused beyond a limit; ParseFailed with the line, what was expected and what was found.
[[nodiscard]] Result<nlohmann::json> parseJson(
    std::string_view text, const std::string& path, const JsonLimits& limits);
[[nodiscard]] Result<nlohmann::json> parseJson(std::string_view text, const std::string& path);

} // namespace trefoil
