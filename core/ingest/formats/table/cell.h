// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/number_text.h"

#include <string_view>

namespace trefoil {

/// What a cell of a number column holds.
struct NumberCell {
    enum class Kind { Empty, Number, NotANumber };
    Kind kind = Kind::Empty;
    double value = 0;
    bool isPercent = false; ///< "93.5%": value is 93.5
};

/// How numbers are written.
struct NumberFormat {
    DecimalMark decimal = DecimalMark::Point;
    char group = 0; ///< between groups of three digits: '.' ',' '\'' or ' ' for any blank; 0: none

    bool operator==(const NumberFormat&) const = default;
};

/// Empty cells, "NA", "N/A", "-", "–", "nan", "null" and "none" are no value. Separators stand between whole
/// groups of three digits or the cell is no number: "1.23" is none where '.' separates groups.
[[nodiscard]] NumberCell readNumberCell(std::string_view text, const NumberFormat& format);

/// The words of readNumberCell that say that there is no value.
[[nodiscard]] bool isMissingWord(std::string_view text);

} // namespace trefoil
