// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace trefoil {

/// Column names and values of "INSERT INTO t (a, b) VALUES ('1', '2');". Nothing is executed; values are
/// quoted texts with doubled quotes, or bare words. Nothing for any other line and where the counts differ.
[[nodiscard]] std::optional<std::vector<std::pair<std::string, std::string>>> sqlInsertedRow(
    std::string_view line);

} // namespace trefoil
