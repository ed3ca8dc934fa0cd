// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/folder_watch.h"

#include "ui/bridge/error_text.h"
#include "ui/bridge/text.h"

#include <utility>

namespace trefoil {

namespace {

constexpr int usualInterval = 5000; // milliseconds, as the command line

/// Nobody is asked, so a table that is not understood stays out.
ImportPlan withoutQuestions(ImportPlan plan)
{
    for (PlannedFile& file : plan) {
        if (hasAskedColumns(file) && !mappingProblem({file}).isEmpty()) {
            file.chosen = -1;
        }
    }
    return plan;
}

} // namespace

FolderWatch::FolderWatch(Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    m_timer.setInterval(usualInterval);
    connect(&m_timer, &QTimer::timeout, this, &FolderWatch::look);
    connect(&workspace, &Workspace::libraryChanged, this, [this] {
        end();
        m_mayResume = true;
    });
    connect(&workspace, &Workspace::contentChanged, this, &FolderWatch::resume);
}

void FolderWatch::start(const QString& folder, std::function<void()> holdsFiles)
{
    m_holdsFiles = std::move(holdsFiles);
    m_isFirst = true;
    begin(folder);
}

void FolderWatch::resume()
{
    const WatchMemory memory = m_workspace.watched();
    if (std::exchange(m_mayResume, false) && !memory.folder.isEmpty()) {
        m_holdsFiles = {};
        m_isFirst = false;
        begin(memory.folder);
        m_imported = memory.seen;
        for (const FileOutcome& refused : m_workspace.snapshot().refused) {
            const std::filesystem::path path(std::u8string(refused.path.begin(), refused.path.end()));
            if (memory.seen.contains(path)) {
                m_refused.emplace(path, *refused.error);
            }
        }
        Q_EMIT unreadChanged();
    }
}

void FolderWatch::remember(const FileStamps& imported)
{
    m_imported = imported;
    m_workspace.rememberWatch({m_folder, imported});
}

void FolderWatch::begin(const QString& folder)
{
    end();
    m_folder = folder;
    m_isGone = false;
    m_told.clear();
    m_timer.start();
    look();
    Q_EMIT changed();
}

void FolderWatch::stop()
{
    end();
    m_workspace.rememberWatch({});
}

void FolderWatch::end()
{
    if (m_folder.isEmpty()) {
        return;
    }
    ++m_turn;
    m_timer.stop();
    m_isLooking = false;
    m_folder.clear();
    m_imported.clear();
    m_last.clear();
    m_unreadable.clear();
    m_refused.clear();
    Q_EMIT unreadChanged();
    Q_EMIT changed();
}

std::vector<FileOutcome> FolderWatch::unread() const
{
    Unread all = m_unreadable;
    all.insert(m_refused.begin(), m_refused.end());
    std::vector<FileOutcome> files;
    for (const auto& [path, error] : all) {
        FileOutcome& file = files.emplace_back();
        const std::u8string text = path.u8string();
        file.path.assign(text.begin(), text.end());
        file.error = error;
    }
    return files;
}

void FolderWatch::look()
{
    if (m_isLooking) {
        return; // the last look, or what it led to, is not over
    }
    m_isLooking = true;
    m_runner.run<Look>(
        {},
        [folder = toPath(m_folder)](Progress& progress) {
            std::error_code ignored;
            const bool isThere = std::filesystem::is_directory(folder, ignored);
            return seeFiles({folder}, progress).map([isThere](SeenFiles&& seen) {
                return Look{isThere, watchedStamps(seen), std::move(seen.unreadable)};
            });
        },
        this,
        [this, turn = m_turn](const Result<Look>& look) {
            if (turn != m_turn) {
                return;
            }
            m_isLooking = false;
            if (look) {
                take(*look);
            }
        });
}

void FolderWatch::take(const Look& look)
{
    if (look.isThere == m_isGone) {
        m_isGone = !look.isThere;
        m_isGone ? Q_EMIT vanished() : Q_EMIT returned();
    }
    if (m_isGone) {
        m_last.clear(); // and what it holds when it is back must stay the same for a while, too
        return;
    }
    takeUnreadable(look);
    const FileStamps& now = look.files;
    if (m_isFirst) {
        m_isFirst = false;
        remember(now);
        if (const auto holdsFiles = std::exchange(m_holdsFiles, {}); holdsFiles && !now.empty()) {
            holdsFiles();
        }
    }
    const bool isQuiet = now == m_last;
    m_last = now;
    const auto files = changedFiles(m_imported, now);
    if (isQuiet && (!files.empty() || hasLost(m_imported, now))) {
        plan(files, now);
    }
}

void FolderWatch::takeUnreadable(const Look& look)
{
    Unread unreadable;
    for (const auto& [path, reason] : look.unreadable) {
        unreadable.emplace(path, Error{Errc::FileNotReadable, {toUtf8(pathText(path)), reason}, {}});
    }
    const std::vector<FileOutcome>& known = m_workspace.snapshot().files;
    const auto gone = std::erase_if(m_refused, [&](const auto& refused) {
        const auto there = look.files.find(refused.first);
        return there == look.files.end() || std::ranges::any_of(known, [&](const FileOutcome& file) {
            const std::u8string path(file.path.begin(), file.path.end()); // imported by hand meanwhile
            return !file.error && file.stamp == there->second && path == refused.first.u8string();
        });
    });
    if (gone > 0) {
        m_workspace.readAgain(); // it remembers the refusal, too
    }
    if (gone > 0 || unreadable != m_unreadable) {
        m_unreadable = std::move(unreadable);
        Q_EMIT unreadChanged();
    }
}

void FolderWatch::takeRefused(const ImportPlan& plan, const ImportOutcome& outcome)
{
    Unread refused = m_refused;
    for (const PlannedFile& file : plan) {
        refused.erase(file.path);
        if (file.error) {
            refused.emplace(file.path, *file.error);
        }
    }
    for (const FileOutcome& file : outcome.files) {
        if (file.error) {
            refused[std::u8string(file.path.begin(), file.path.end())] = *file.error;
        }
    }
    if (refused != m_refused) {
        m_refused = std::move(refused);
        Q_EMIT unreadChanged();
    }
}

void FolderWatch::plan(const std::vector<std::filesystem::path>& files, const FileStamps& now)
{
    m_isLooking = true;
    m_runner.run<ImportPlan>(
        {},
        [folder = toPath(m_folder), files, known = m_workspace.snapshot().files](
            Progress& progress) { return planWatched(folder, files, known, progress).map(withoutQuestions); },
        this,
        [this, now, turn = m_turn](const Result<ImportPlan>& plan) {
            if (turn != m_turn) {
                return;
            }
            m_isLooking = false;
            if (plan) { // or stopped, or a file went meanwhile: the next look sees what is left
                import(*plan, now);
            }
        });
}

void FolderWatch::tell(const Error& error)
{
    const QString text = errorText(error);
    if (text != m_told) {
        m_told = text;
        Q_EMIT m_workspace.failed(error);
    }
}

void FolderWatch::import(const ImportPlan& plan, const FileStamps& now)
{
    const std::vector<ImportFile> files = importFiles(plan);
    if (files.empty()) {
        takeRefused(plan, {});
        remember(now); // what is left out is not looked at again before it changes
        return;
    }
    m_isLooking = true;
    m_workspace.import(
        files, {}, this, [this, plan, now, turn = m_turn](const Result<ImportOutcome>& outcome) {
            if (turn != m_turn) {
                return;
            }
            m_isLooking = false;
            if (outcome) {
                remember(now); // not before: what failed or was cancelled is taken at the next look
                m_told.clear();
                takeRefused(plan, *outcome);
                const std::int64_t runs = outcome->runsAdded + outcome->runsUpdated;
                if (runs > 0) {
                    Q_EMIT imported(static_cast<int>(runs));
                }
            } else if (outcome.error().code != Errc::Cancelled) {
                tell(outcome.error());
            }
        });
}

} // namespace trefoil
