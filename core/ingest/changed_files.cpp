// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/changed_files.h"

#include "core/ingest/walk_files.h"

#include <algorithm>
#include <set>

namespace trefoil {

namespace fs = std::filesystem;

namespace {

bool isInside(const fs::path& path, const fs::path& folder)
{
    const auto ends = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return ends.first == folder.end();
}

} // namespace

Result<FileStamps> fileStamps(const std::vector<fs::path>& paths, const Progress& progress)
{
    std::vector<fs::path> existing;
    std::copy_if(paths.begin(), paths.end(), std::back_inserter(existing), [](const fs::path& path) {
        std::error_code ignored;
        return fs::exists(path, ignored);
    });
    const auto found = walkFiles(existing, progress);
    if (!found) {
        return tl::unexpected(found.error());
    }
    FileStamps stamps;
    for (const auto& [path, isNamed] : *found) {
        if (const auto stamp = fileStamp(path)) {
            stamps.emplace(path, *stamp);
        }
    }
    return stamps;
}

std::vector<fs::path> changedFiles(const FileStamps& before, const FileStamps& now)
{
    std::vector<fs::path> changed;
    for (const auto& [path, stamp] : now) {
        const auto known = before.find(path);
        if (known == before.end() || !(known->second == stamp)) {
            changed.push_back(path);
        }
    }
    return changed;
}

std::vector<fs::path> outermostFolders(const std::vector<fs::path>& files)
{
    std::set<fs::path> folders;
    for (const fs::path& file : files) {
        folders.insert(file.parent_path());
    }
    std::vector<fs::path> outermost;
    for (const fs::path& folder : folders) {
        // An outer folder sorts before what lies inside it.
        const bool isCovered = std::any_of(outermost.begin(), outermost.end(),
            [&](const fs::path& outer) { return isInside(folder, outer); });
        if (!isCovered) {
            outermost.push_back(folder);
        }
    }
    return outermost;
}

} // namespace trefoil
