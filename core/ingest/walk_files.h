// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <filesystem>
#include <map>
#include <vector>

namespace trefoil {

/// Path to whether it was named itself, and not only its folder.
using FoundPaths = std::map<std::filesystem::path, bool>;

/// Every regular file of the paths, folders recursively, without hidden files and folders, node_modules,
/// __pycache__ and saved mappings. Folders that may not be read are left out.
/// Errors: FileNotReadable for a path that does not exist; Cancelled.
[[nodiscard]] Result<FoundPaths> walkFiles(
    const std::vector<std::filesystem::path>& paths, const Progress& progress);

} // namespace trefoil
