// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// One scalar of a YAML document with the keys that lead to it: {"batch_size.value", "256"}. Items of lists
/// have their number as key.
struct YamlScalar {
    std::string key;
    std::string text;
};

/// All scalars of a document in its order, at most 20 000; null and empty values are left out. A document
/// that is not a map has none.
/// Errors: FormatRefused beyond a limit, ParseFailed.
[[nodiscard]] Result<std::vector<YamlScalar>> readYamlScalars(std::string_view yaml, const std::string& path);

/// The text of the first scalar of that key; empty when there is none.
[[nodiscard]] std::string textOf(const std::vector<YamlScalar>& scalars, std::string_view key);

} // namespace trefoil
