// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"
#include "core/ingest/find_files.h"
#include "core/store/library.h"

#include <filesystem>
#include <optional>
#include <set>
#include <vector>

namespace trefoil {

struct ImportRequest {
    std::filesystem::path library; ///< made when there is none
    std::vector<std::filesystem::path> paths;
    std::optional<Mapping> mapping; ///< for the tables among them that have its columns
    std::optional<std::set<std::filesystem::path>> only = {}; ///< of the files found; none: all of them
    bool readsAgain = false; ///< also those of the library's files that whyReadAgain() speaks of
};

struct ImportReport {
    ImportOutcome outcome;
    std::vector<FoundFile> leftOut; ///< found, and not imported
};

/// Errors: those of findFiles, Library::open and Library::import; then nothing was changed.
[[nodiscard]] Result<ImportReport> importFiles(const ImportRequest& request);

/// Failed when every file was refused, DoneWithSetAside when a record or a named file was not imported.
[[nodiscard]] ExitCode exitCodeOf(const ImportReport& report);

} // namespace trefoil
