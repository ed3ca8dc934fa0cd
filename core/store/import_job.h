// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/library.h"
#include "core/store/sql/connection.h"

#include <vector>

namespace trefoil {

struct JoinChoice;

enum class ImportMode { Keep, Preview };

/// Reads, writes and joins the files in one transaction, which Preview rolls back; choices: what a person
/// decided about the joins of its records. New quantities join the
/// registry when the import is kept. Errors: Cancelled, LibraryLocked, StoreFailed.
[[nodiscard]] Result<ImportOutcome> importFiles(sql::Connection& connection, QuantityRegistry& registry,
    const std::vector<ImportFile>& files, const std::vector<JoinChoice>& choices, ImportMode mode,
    Progress& progress);

} // namespace trefoil
