// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/number_text.h"

#include <cstddef>
#include <string_view>

namespace trefoil {

/// How a text file separates cells and writes numbers.
struct CsvDialect {
    char delimiter = ','; ///< ',' ';' '\t' or '|'
    DecimalMark decimalMark = DecimalMark::Point;

    bool operator==(const CsvDialect&) const = default;
};

/// The delimiter of ',' ';' tab '|' that splits the first lines most evenly; ',' when none does.
/// Quoted cells are respected. Looks at the first rows of the text only.
[[nodiscard]] char sniffDelimiter(std::string_view head);

/// A comma only if the delimiter is another character and more cells of the first rows are numbers with a
/// comma ("0,5") than numbers with a point ("0.5").
[[nodiscard]] DecimalMark sniffDecimalMark(std::string_view head, char delimiter);

/// Both of the head of a file.
[[nodiscard]] CsvDialect sniffDialect(std::string_view head);

} // namespace trefoil
