// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/context_writer.h"
#include "core/store/file_reader.h"
#include "core/store/identity_index.h"
#include "core/store/library.h"
#include "core/store/own_quantities.h"
#include "core/store/record_changes.h"
#include "core/store/seen_again.h"

#include <cstdint>
#include <vector>

namespace trefoil {

/// What the files of one import share.
struct ImportState {
    sql::Connection& connection;
    StagedQuantities& quantities;
    RecordChanges& changes;
    ContextWriter contexts;
    IdentityIndex identities;
    std::int64_t history = 0;
    ImportId import;
    std::int64_t nextRecord = 1;
    std::int64_t stored = 0; ///< records, whether they count or not
    bool hasFurtherIds = false;
    bool hasSharedRuns = false; ///< a record of this import may not be a run of its own
    std::vector<std::int64_t> unchangedRuns; ///< with repetitions
    std::vector<SeenAgain> seenAgain; ///< files that give no more than what the library has of them
};

/// Reads one file and writes its records. What goes wrong with the file alone stands in the outcome, and then
/// nothing of it is written. Errors: Cancelled, and those of the library.
[[nodiscard]] Result<FileOutcome> importFile(ImportState& state, const ImportFile& file, Progress& progress);

} // namespace trefoil
