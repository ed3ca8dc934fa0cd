// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/grade.h"
#include "core/units/quantity.h"

#include <cstdint>
#include <string>

namespace trefoil {

/// Where a file keeps a quantity: the provenance of every value of that quantity in that file, beside the
/// record's own line. One per quantity and file.
struct SourceColumn {
    const Quantity* quantity = nullptr;
    std::string column; ///< column name, or JSON pointer below the record's own pointer
    std::string unitAsWritten; ///< "g CO2e"; the value read was multiplied by the unit's factor
    Grade grade = Grade::Measured;
    /// A file beside the source that states it, relative to the folder of the source: "metrics/acc". Empty:
    /// the source itself.
    std::string companion = {};
    std::int64_t line = 0; ///< 1-based, in the companion; 0: not told
};

} // namespace trefoil
