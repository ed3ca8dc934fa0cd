// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/walk_files.h"

#include <algorithm>
#include <array>
#include <string>

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
    return utf8(path.filename()).ends_with(".mapping.json");
}

void addFilesOf(const fs::path& folder, FoundPaths& found, const Progress& progress)
{
    std::error_code ignored;
    fs::recursive_directory_iterator entries(folder, fs::directory_options::skip_permission_denied, ignored);
    while (entries != fs::recursive_directory_iterator() && !progress.stopRequested()) {
        if (isSkipped(entries->path())) {
            entries.disable_recursion_pending();
        } else if (entries->is_regular_file(ignored) && !isSavedMapping(entries->path())) {
            found.try_emplace(entries->path(), false);
        }
        entries.increment(ignored);
    }
}

} // namespace

Result<FoundPaths> walkFiles(const std::vector<fs::path>& paths, const Progress& progress)
{
    FoundPaths found;
    for (const fs::path& path : paths) {
        std::error_code problem;
        const fs::file_status status = fs::status(path, problem);
        if (!fs::exists(status)) {
            return fail(Errc::FileNotReadable, {utf8(path), "there is no such file or folder"});
        }
        if (fs::is_directory(status)) {
            addFilesOf(path, found, progress);
        } else {
            found[path] = true;
        }
    }
    if (progress.stopRequested()) {
        return fail(Errc::Cancelled, {});
    }
    return found;
}

} // namespace trefoil
