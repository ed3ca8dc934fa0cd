// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <vector>

namespace trefoil {

/// What tells that a file changed, without reading it.
struct FileStamp {
    std::int64_t bytes = 0;
    std::int64_t modifiedMs = 0; ///< milliseconds since 1970, UTC

    bool operator==(const FileStamp&) const = default;
};

using FileStamps = std::map<std::filesystem::path, FileStamp>;

/// The stamp of a file. Errors: FileNotReadable.
[[nodiscard]] Result<FileStamp> fileStamp(const std::filesystem::path& path);

/// Of every file that findFiles() would look at. Paths that are gone are left out. Errors: Cancelled.
[[nodiscard]] Result<FileStamps> fileStamps(
    const std::vector<std::filesystem::path>& paths, const Progress& progress);

/// The files of `now` that `before` does not have, or has with another stamp, in ascending order.
[[nodiscard]] std::vector<std::filesystem::path> changedFiles(
    const FileStamps& before, const FileStamps& now);

/// The folders of the files, without those that lie inside another of them, in ascending order.
[[nodiscard]] std::vector<std::filesystem::path> outermostFolders(
    const std::vector<std::filesystem::path>& files);

} // namespace trefoil
