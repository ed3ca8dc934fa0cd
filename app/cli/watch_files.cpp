// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/watch_files.h"

#include "app/cli/terminal_progress.h"
#include "core/ingest/changed_files.h"

#include <set>
#include <thread>
#include <utility>

namespace trefoil {

namespace {

/// False when the person wants to stop.
bool waitFor(std::chrono::seconds interval, const Progress& progress)
{
    const auto end = std::chrono::steady_clock::now() + interval;
    while (!progress.stopRequested()) {
        if (std::chrono::steady_clock::now() >= end) {
            return true;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
}

/// Says of each file and folder once that it cannot be read, and again when it could be in between.
void tellUnreadable(const SeenFiles& seen, std::set<std::filesystem::path>& told)
{
    std::erase_if(told, [&](const std::filesystem::path& path) { return !seen.unreadable.contains(path); });
    for (const auto& [path, reason] : seen.unreadable) {
        if (told.insert(path).second) {
            note(describe(Error{Errc::FileNotReadable, {path.string(), reason}, {}}));
        }
    }
}

} // namespace

ExitCode watchFiles(const ImportRequest& request, std::chrono::seconds interval,
    const std::function<ExitCode(const ImportReport&)>& print)
{
    const TerminalProgress progress;
    // Taken before the import: what is written meanwhile counts as changed.
    auto first = seeFiles(request.paths, progress);
    const auto report = importFiles(request);
    if (!report || !first) {
        return failed(report ? first.error() : report.error());
    }
    if (const ExitCode printed = print(*report); printed == ExitCode::Failed) {
        return printed;
    }
    std::set<std::filesystem::path> told; // of the first look the report has told
    for (const auto& [path, reason] : first->unreadable) {
        told.insert(path);
    }
    FileStamps imported = watchedStamps(*first);
    FileStamps last = imported;
    while (waitFor(interval, progress)) {
        auto now = seeFiles(request.paths, progress);
        if (!now) {
            break; // stopped
        }
        tellUnreadable(*now, told);
        const FileStamps stamps = watchedStamps(*now);
        const auto changed = changedFiles(imported, stamps);
        const bool isQuiet = stamps == last;
        last = stamps;
        if ((changed.empty() && !hasLost(imported, stamps)) || !isQuiet) {
            continue;
        }
        ImportRequest more = request;
        more.only.emplace(changed.begin(), changed.end());
        more.readsAgain = true;
        const auto next = importFiles(more);
        if (!next) {
            if (next.error().code == Errc::Cancelled) {
                break;
            }
            static_cast<void>(failed(next.error())); // said; the next look may do better
            continue;
        }
        imported = stamps;
        if (!next->outcome.files.empty()) {
            static_cast<void>(print(*next));
        }
    }
    return ExitCode::Done;
}

} // namespace trefoil
