// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace trefoil {

/// The line of a byte, 1-based; positions beyond the text are of its last line.
[[nodiscard]] std::int64_t lineAt(std::string_view text, std::size_t position);

/// ParseFailed, made of the message of nlohmann.
[[nodiscard]] Error jsonSyntaxError(const std::string& path, std::int64_t line, std::string_view message);

// Reasons of FormatRefused; sizes in bytes.
[[nodiscard]] std::string jsonIsTooLarge(std::size_t size, std::size_t limit);
[[nodiscard]] std::string jsonPartIsTooLarge(std::size_t limit); ///< of a document read by its elements
[[nodiscard]] std::string jsonIsTooDeep(int limit);

} // namespace trefoil
