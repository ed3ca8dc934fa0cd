// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/folder_watch.h"

#include "ui/bridge/error_text.h"
#include "ui/bridge/text.h"

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
    connect(&workspace, &Workspace::libraryChanged, this, &FolderWatch::stop);
}

void FolderWatch::start(const QString& folder)
{
    stop();
    m_folder = folder;
    m_isFirst = true;
    m_isGone = false;
    m_told.clear();
    m_timer.start();
    look();
    Q_EMIT changed();
}

void FolderWatch::stop()
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
    Q_EMIT changed();
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
            return fileStamps({folder}, progress).map([isThere](FileStamps&& files) {
                return Look{isThere, std::move(files)};
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
    if (m_isFirst) {
        m_isFirst = false;
        m_imported = look.files;
    }
    const bool isQuiet = look.files == m_last;
    m_last = look.files;
    if (const auto files = changedFiles(m_imported, look.files); !files.empty() && isQuiet) {
        plan(files, look.files);
    }
}

Result<FolderWatch::Plan> FolderWatch::planEach(const std::filesystem::path& folder, const QStringList& files,
    const std::vector<FileOutcome>& known, Progress& progress)
{
    const Result<ImportPlan> whole = planWatched(folder, files, known, progress);
    if (whole || whole.error().code == Errc::Cancelled) {
        return whole.map([](const ImportPlan& plan) { return Plan{withoutQuestions(plan), {}}; });
    }
    // One file that cannot be read must not keep the others out.
    Plan plan{{}, whole.error()};
    for (const QString& file : files) {
        const Result<ImportPlan> own = planWatched(folder, {file}, known, progress);
        if (own) {
            const ImportPlan sound = withoutQuestions(*own);
            plan.files.insert(plan.files.end(), sound.begin(), sound.end());
        } else if (own.error().code == Errc::Cancelled) {
            return tl::unexpected<Error>(own.error());
        }
    }
    return plan;
}

void FolderWatch::plan(const std::vector<std::filesystem::path>& files, const FileStamps& now)
{
    QStringList paths;
    for (const std::filesystem::path& file : files) {
        paths << pathText(file);
    }
    m_isLooking = true;
    m_runner.run<Plan>(
        {},
        [folder = toPath(m_folder), paths, known = m_workspace.snapshot().files](
            Progress& progress) { return planEach(folder, paths, known, progress); },
        this,
        [this, now, turn = m_turn](const Result<Plan>& plan) {
            if (turn != m_turn) {
                return;
            }
            m_isLooking = false;
            if (!plan) {
                return; // stopped
            }
            if (plan->error) {
                tell(*plan->error);
            }
            import(plan->files, now);
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
        m_imported = now; // what is left out is not looked at again before it changes
        return;
    }
    m_isLooking = true;
    m_workspace.import(files, this, [this, plan, now, turn = m_turn](const Result<ImportOutcome>& outcome) {
        if (turn != m_turn) {
            return;
        }
        m_isLooking = false;
        if (outcome) {
            m_imported = now; // not before: what failed or was cancelled is taken at the next look
            m_told.clear();
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
