// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/library.h"
#include "core/store/sql/connection.h"

#include <vector>

namespace trefoil {

/// Remembers which of the files an import refused for what is in them, and forgets those that it took.
/// outcomes: one for each file. In a transaction of its own; no change of the library's content, so failing
/// here is no error.
void keepRefusals(sql::Connection& connection, const std::vector<ImportFile>& files,
    const std::vector<FileOutcome>& outcomes);

/// Those that are still as they were when they were refused; their errors, stamps and importers.
[[nodiscard]] Result<std::vector<FileOutcome>> loadRefusedFiles(sql::Connection& connection);

} // namespace trefoil
