// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ingest/file_stamp.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace trefoil {

using FileStamps = std::map<std::filesystem::path, FileStamp>;

/// What a look at files and folders shows.
struct SeenFiles {
    FileStamps stamps; ///< of every file that findFiles() would look at and that can be read
    FileStamps mappings; ///< of the mappings saved beside tables
    std::map<std::filesystem::path, std::string>
        unreadable; ///< files, and folders with a slash behind, that cannot; why
};

/// Both, for a watch: changedFiles() has the table where only its mapping changed.
[[nodiscard]] FileStamps watchedStamps(const SeenFiles& seen);

/// Paths that are gone are left out. Errors: Cancelled.
[[nodiscard]] Result<SeenFiles> seeFiles(
    const std::vector<std::filesystem::path>& paths, const Progress& progress);

/// The files of `now` that `before` does not have, or has with another stamp, in ascending order; for a saved
/// mapping its table, if `now` has it.
[[nodiscard]] std::vector<std::filesystem::path> changedFiles(
    const FileStamps& before, const FileStamps& now);

/// Whether `now` lacks a file or a mapping that `before` has: something beside a run may be gone.
[[nodiscard]] bool hasLost(const FileStamps& before, const FileStamps& now);

/// The folders of the files, without those that lie inside another of them, in ascending order.
[[nodiscard]] std::vector<std::filesystem::path> outermostFolders(
    const std::vector<std::filesystem::path>& files);

} // namespace trefoil
