// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/watch_files.h"

#include "app/cli/terminal_progress.h"
#include "core/ingest/changed_files.h"

#include <thread>

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

} // namespace

ExitCode watchFiles(const ImportRequest& request, std::chrono::seconds interval,
    const std::function<ExitCode(const ImportReport&)>& print)
{
    const TerminalProgress progress;
    // Taken before the import: what is written meanwhile counts as changed.
    auto imported = fileStamps(request.paths, progress);
    const auto first = importFiles(request);
    if (!first || !imported) {
        return failed(first ? imported.error() : first.error());
    }
    if (const ExitCode printed = print(*first); printed == ExitCode::Failed) {
        return printed;
    }
    FileStamps last = *imported;
    while (waitFor(interval, progress)) {
        auto now = fileStamps(request.paths, progress);
        if (!now) {
            break; // stopped
        }
        const auto changed = changedFiles(*imported, *now);
        const bool isQuiet = *now == last;
        last = *now;
        if (changed.empty() || !isQuiet) {
            continue;
        }
        ImportRequest more = request;
        more.only.emplace(changed.begin(), changed.end());
        more.readsAgain = true;
        const auto report = importFiles(more);
        if (!report) {
            if (report.error().code == Errc::Cancelled) {
                break;
            }
            static_cast<void>(failed(report.error())); // said; the next look may do better
            continue;
        }
        imported = std::move(now);
        if (!report->outcome.files.empty()) {
            static_cast<void>(print(*report));
        }
    }
    return ExitCode::Done;
}

} // namespace trefoil
