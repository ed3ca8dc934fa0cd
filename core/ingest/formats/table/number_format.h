// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/formats/table/cell.h"

#include <cstddef>
#include <span>
#include <string>

namespace trefoil {

/// How the numbers of one column are written, as far as its cells show it.
struct NumberFormatFinding {
    enum class Kind {
        AsTheFile, ///< plainly, with the decimal mark of the file; or the column is no numbers
        Other, ///< every cell is a number of another format, and of no other value in a third
        Ambiguous, ///< several formats fit that give other values: "1,234"
        Mixed, ///< most cells look like numbers, but no format fits them all
    };
    Kind kind = Kind::AsTheFile;
    NumberFormat format;
    std::size_t oddCell = 0; ///< the first that shows why a column is Ambiguous or Mixed
    double oneReading = 0; ///< of that cell, when Ambiguous
    double otherReading = 0;
};

/// cells: of one column; missing ones are passed over.
[[nodiscard]] NumberFormatFinding findNumberFormat(std::span<const std::string> cells, DecimalMark ofFile);

/// Why a column of such cells is left out: "\"1,234\" may be 1234 or 1.234"; empty where it is not.
[[nodiscard]] std::string describe(const NumberFormatFinding& finding, std::span<const std::string> cells);

} // namespace trefoil
