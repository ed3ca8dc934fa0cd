// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace trefoil {

/// 1 and 0 of a cell that says True or False in one of the usual spellings; nothing of any other.
[[nodiscard]] inline std::optional<double> truthOfCell(std::string_view cell)
{
    if (cell == "True" || cell == "TRUE" || cell == "true") {
        return 1;
    }
    if (cell == "False" || cell == "FALSE" || cell == "false") {
        return 0;
    }
    return std::nullopt;
}

} // namespace trefoil
