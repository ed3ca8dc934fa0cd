// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/formats/table/table_preview.h"
#include "core/ingest/importer.h"
#include "core/ingest/mapping.h"

namespace trefoil {

/// Whether a person can be asked what the columns of files in this format mean: tables, and formats whose
/// units people mistake.
[[nodiscard]] bool asksForColumns(const Importer& importer);

/// What the columns probably mean, see proposeMapping. Of formats that say it themselves only the columns
/// that may be in doubt. Errors: FormatRefused when there is nothing to ask.
[[nodiscard]] Result<Mapping> proposeColumns(const Importer& importer, const Source& source);

/// The first rows of such a file and what the mapping makes of them. Errors: FormatRefused, ParseFailed.
[[nodiscard]] Result<TablePreview> previewColumns(
    const Importer& importer, const Source& source, const Mapping& mapping, std::size_t maxRows);

} // namespace trefoil
