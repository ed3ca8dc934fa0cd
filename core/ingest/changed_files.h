// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ingest/file_stamp.h"

#include <filesystem>
#include <map>
#include <vector>

namespace trefoil {

using FileStamps = std::map<std::filesystem::path, FileStamp>;

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
