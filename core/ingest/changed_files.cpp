// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/changed_files.h"

#include "core/ingest/mapping_proposal.h"
#include "core/ingest/readable_path.h"
#include "core/ingest/walk_files.h"

#include <algorithm>
#include <set>
#include <utility>

namespace trefoil {

namespace fs = std::filesystem;

namespace {

bool isInside(const fs::path& path, const fs::path& folder)
{
    const auto ends = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return ends.first == folder.end();
}

} // namespace

Result<SeenFiles> seeFiles(const std::vector<fs::path>& paths, const Progress& progress)
{
    std::vector<fs::path> existing;
    std::copy_if(paths.begin(), paths.end(), std::back_inserter(existing), [](const fs::path& path) {
        std::error_code ignored;
        return fs::exists(path, ignored);
    });
    auto found = walkFiles(existing, progress);
    if (!found) {
        return tl::unexpected(found.error());
    }
    SeenFiles seen;
    for (auto& [folder, reason] : found->closedFolders) {
        seen.unreadable.emplace(folder / "", std::move(reason));
    }
    for (const fs::path& path : found->savedMappings) {
        if (const auto stamp = fileStamp(path)) {
            seen.mappings.emplace(path, *stamp);
        }
    }
    for (const auto& [path, isNamed] : found->files) {
        const auto stamp = fileStamp(path);
        if (!stamp) {
            continue; // gone meanwhile
        }
        // Without a stamp it is new once it can be read: permissions change no time of writing.
        if (std::string reason = whyNotReadable(path); !reason.empty()) {
            seen.unreadable.emplace(path, std::move(reason));
        } else {
            seen.stamps.emplace(path, *stamp);
        }
    }
    return seen;
}

FileStamps watchedStamps(const SeenFiles& seen)
{
    FileStamps stamps = seen.stamps;
    stamps.insert(seen.mappings.begin(), seen.mappings.end());
    return stamps;
}

std::vector<fs::path> changedFiles(const FileStamps& before, const FileStamps& now)
{
    std::set<fs::path> changed;
    for (const auto& [path, stamp] : now) {
        const auto known = before.find(path);
        if (known != before.end() && known->second == stamp) {
            continue;
        }
        const std::string& name = path.native();
        if (!name.ends_with(mappingEnding)) {
            changed.insert(path);
        } else if (fs::path table = name.substr(0, name.size() - mappingEnding.size()); now.contains(table)) {
            changed.insert(std::move(table));
        }
    }
    return {changed.begin(), changed.end()};
}

bool hasLost(const FileStamps& before, const FileStamps& now)
{
    return std::ranges::any_of(before, [&](const auto& seen) { return !now.contains(seen.first); });
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
