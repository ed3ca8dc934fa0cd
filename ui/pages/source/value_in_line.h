// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace trefoil {

/// Bytes of a line.
struct LinePart {
    std::size_t begin = 0;
    std::size_t length = 0;

    bool operator==(const LinePart&) const = default;
};

/// Where the value stands in its line: the cell of a delimited text, under the column that the pointer
/// names in the header (the first line of the file), or the key that a JSON pointer ends with, where the line
/// has it once. Nothing where neither is found.
[[nodiscard]] std::optional<LinePart> valueInLine(
    std::string_view header, std::string_view line, std::string_view pointer);

} // namespace trefoil
