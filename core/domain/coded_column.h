// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace trefoil {

inline constexpr std::uint32_t noCode = 0xFFFFFFFF; ///< the row has no value

/// A column of few different values: one code per row, and what the codes stand for.
struct CodedColumn {
    std::string name;
    std::vector<std::uint32_t> codes;
    std::vector<std::string> values; ///< by code

    bool operator==(const CodedColumn&) const = default;
};

} // namespace trefoil
