// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

#include <functional>
#include <string>
#include <string_view>

namespace trefoil {

/// One row of a table of published results, whatever file it is in.
struct PublishedRow {
    /// The text of a column; empty when there is none.
    using Cells = std::function<std::string(std::string_view)>;

    std::int64_t line = 0;
    std::string pointer;
    Cells cells;
};

[[nodiscard]] bool isPublishedTable(std::string_view head); ///< summary.csv
[[nodiscard]] bool isPublishedJson(std::string_view head); ///< summary_results.json

/// Errors: FormatRefused, ParseFailed, Cancelled.
[[nodiscard]] Result<void> readPublishedTable(const Source& source, RecordSink& sink, Progress& progress);
[[nodiscard]] Result<void> readPublishedJson(const Source& source, RecordSink& sink, Progress& progress);

} // namespace trefoil
