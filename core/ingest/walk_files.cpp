// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/walk_files.h"

#include "core/ingest/mapping_proposal.h"
#include "core/ingest/readable_path.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace trefoil {

namespace fs = std::filesystem;

namespace {

std::string utf8(const fs::path& path)
{
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

bool isSkipped(const fs::path& path)
{
    constexpr std::array<std::string_view, 2> machineFolders = {"node_modules", "__pycache__"};
    const std::string name = utf8(path.filename());
    return name.starts_with('.')
        || std::find(machineFolders.begin(), machineFolders.end(), name) != machineFolders.end();
}

bool isSavedMapping(const fs::path& path)
{
    return utf8(path.filename()).ends_with(mappingEnding);
}

void addFilesOf(const fs::path& folder, WalkedPaths& found, const Progress& progress)
{
    if (std::string reason = whyNotReadable(folder); !reason.empty()) {
        found.closedFolders.emplace(folder, std::move(reason));
        return;
    }
    std::error_code problem;
    fs::recursive_directory_iterator entries(folder, fs::directory_options::skip_permission_denied, problem);
    while (entries != fs::recursive_directory_iterator() && !progress.stopRequested()) {
        std::error_code ignored;
        const fs::path path = entries->path();
        if (isSkipped(path)) {
            entries.disable_recursion_pending();
        } else if (entries->is_regular_file(ignored)) {
            if (isSavedMapping(path)) {
                found.savedMappings.push_back(path);
            } else {
                found.files.try_emplace(path, false);
            }
        } else if (entries->is_directory(ignored) && !entries->is_symlink(ignored)) {
            // Asked before it is entered: the iterator passes over such a folder without a word.
            if (std::string reason = whyNotReadable(path); !reason.empty()) {
                entries.disable_recursion_pending();
                found.closedFolders.emplace(path, std::move(reason));
            }
        }
        entries.increment(problem);
    }
    if (problem) { // and the rest of the folder was not seen
        found.closedFolders.emplace(folder, problem.message());
    }
}

} // namespace

Result<WalkedPaths> walkFiles(const std::vector<fs::path>& paths, const Progress& progress)
{
    WalkedPaths found;
    for (const fs::path& path : paths) {
        std::error_code problem;
        const fs::file_status status = fs::status(path, problem);
        if (!fs::exists(status)) {
            return fail(Errc::FileNotReadable, {utf8(path), "there is no such file or folder"});
        }
        if (fs::is_directory(status)) {
            addFilesOf(path, found, progress);
        } else {
            found.files[path] = true;
        }
    }
    if (progress.stopRequested()) {
        return fail(Errc::Cancelled, {});
    }
    return found;
}

} // namespace trefoil
