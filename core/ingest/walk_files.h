// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace trefoil {

/// What a walk found.
struct WalkedPaths {
    std::map<std::filesystem::path, bool> files; ///< to whether it was named itself, and not only its folder
    std::map<std::filesystem::path, std::string> closedFolders; ///< that may not be read, and why
    std::vector<std::filesystem::path> savedMappings; ///< of the folders
};

/// Every regular file of the paths, folders recursively, without hidden files and folders, node_modules and
/// __pycache__; saved mappings apart. Errors: FileNotReadable for a path that does not exist; Cancelled.
[[nodiscard]] Result<WalkedPaths> walkFiles(
    const std::vector<std::filesystem::path>& paths, const Progress& progress);

} // namespace trefoil
