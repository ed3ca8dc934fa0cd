// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace trefoil {

/// The value under the key; null when the value is no object or has no such key.
[[nodiscard]] const nlohmann::json* member(const nlohmann::json* value, std::string_view key);

/// Nothing for null pointers and for anything that is no number; true and false are no numbers.
[[nodiscard]] std::optional<double> numberOf(const nlohmann::json* value);

/// As numberOf, and also a string that is wholly a number ("625.05").
[[nodiscard]] std::optional<double> numberOrNumberText(const nlohmann::json* value);

/// Empty for anything that is no string.
[[nodiscard]] std::string textOf(const nlohmann::json* value);

/// RFC 6901: {"results", "a/b"} → "/results/a~1b".
[[nodiscard]] std::string jsonPointer(std::initializer_list<std::string_view> keys);

} // namespace trefoil
