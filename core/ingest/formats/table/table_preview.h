// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/mapping.h"
#include "core/ingest/source.h"

#include <cstddef>
#include <string>
#include <vector>

namespace trefoil {

/// What a mapping makes of one cell.
struct PreviewCell {
    std::string written; ///< as in the file
    std::string converted; ///< "0.763", "1.2e-05 kWh"; the text itself for text roles; empty: no value
    bool isProblem = false; ///< there is something, but it cannot be read as the mapping says
};

struct PreviewColumn {
    std::string column;
    std::vector<PreviewCell> cells; ///< one per row
    std::string doubt; ///< about its unit, see unitDoubt; empty without one
};

struct TablePreview {
    std::vector<PreviewColumn> columns; ///< all columns of the file, in its order
    std::vector<std::string> missing; ///< columns that the mapping names and the file has not
    std::size_t rowCount = 0;
};

/// The first rows of a table and what the mapping makes of them: cheap enough for every change in the dialog
/// (delimited text is read no further than its head).
/// Errors: FormatRefused, ParseFailed.
[[nodiscard]] Result<TablePreview> previewTable(
    const Source& source, const Mapping& mapping, std::size_t maxRows);

} // namespace trefoil
