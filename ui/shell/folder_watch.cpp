// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/folder_watch.h"

namespace trefoil {

namespace {

constexpr int usualInterval = 5000; // milliseconds, as the command line

/// Nobody is asked, so a table that is not understood stays out.
ImportPlan withoutQuestions(ImportPlan plan)
{
    for (PlannedFile& file : plan) {
        if (isTable(file) && !mappingProblem({file}).isEmpty()) {
            file.chosen = -1;
        }
    }
    return plan;
}

} // namespace

FolderWatch::FolderWatch(Workspace& workspace, JobRunner& runner, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_runner(runner)
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
    m_runner.run<FileStamps>(
        {},
        [path = std::filesystem::path(m_folder.toStdString())](
            Progress& progress) { return fileStamps({path}, progress); },
        this,
        [this, turn = m_turn](const Result<FileStamps>& now) {
            if (turn != m_turn) {
                return;
            }
            m_isLooking = false;
            if (now) {
                take(*now);
            }
        });
}

void FolderWatch::take(const FileStamps& now)
{
    if (m_isFirst) {
        m_isFirst = false;
        m_imported = now;
    }
    const bool isQuiet = now == m_last;
    m_last = now;
    if (const auto files = changedFiles(m_imported, now); !files.empty() && isQuiet) {
        plan(files, now);
    }
}

void FolderWatch::plan(const std::vector<std::filesystem::path>& files, const FileStamps& now)
{
    QStringList paths;
    for (const std::filesystem::path& file : files) {
        paths << QString::fromStdString(file.string());
    }
    m_isLooking = true;
    m_runner.run<ImportPlan>(
        tr("Reading what changed in the watched folder"),
        [paths, known = m_workspace.snapshot().files](
            Progress& progress) { return planAgain(paths, known, progress).map(withoutQuestions); },
        this,
        [this, now, turn = m_turn](const Result<ImportPlan>& plan) {
            if (turn != m_turn) {
                return;
            }
            m_isLooking = false;
            if (plan) {
                import(*plan, now);
            }
        });
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
            const std::int64_t runs = outcome->runsAdded + outcome->runsUpdated;
            if (runs > 0) {
                Q_EMIT imported(static_cast<int>(runs));
            }
        } else if (outcome.error().code != Errc::Cancelled) {
            Q_EMIT m_workspace.failed(outcome.error());
        }
    });
}

} // namespace trefoil
