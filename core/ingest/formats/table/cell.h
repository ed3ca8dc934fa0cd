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

/// Empty cells, "NA", "N/A", "-", "–", "nan", "null" and "none" are no value. Thousands separators are not
/// read.
[[nodiscard]] NumberCell readNumberCell(std::string_view text, DecimalMark mark);

/// The words of readNumberCell that say that there is no value.
[[nodiscard]] bool isMissingWord(std::string_view text);

} // namespace trefoil
