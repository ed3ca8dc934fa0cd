// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/compression_feed.h"

#include "core/store/group_reading.h"
#include "core/store/score_reading.h"
#include "core/store/threshold_reading.h"
#include "ui/bridge/text.h"

#include <QEvent>

#include <utility>

namespace trefoil {

CompressionFeed::CompressionFeed(Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    connect(&workspace, &Workspace::recordedChanged, this, [this] {
        // Rows of another table are other runs: what was compared means nothing for them.
        m_report.reset();
        m_groups.reset();
        m_areGroupsStale = true;
        m_areScoresStale = true;
        Q_EMIT reportChanged(m_report);
        readGroups();
    });
    connect(&workspace, &Workspace::libraryChanged, this, [this] {
        m_threshold.reset();
        m_runsWithScores.clear();
        m_areScoresKnown = false;
    });
    connect(&workspace, &Workspace::frameChanged, this, &CompressionFeed::becomeStale);
}

void CompressionFeed::setThreshold(std::optional<double> threshold)
{
    if (threshold != m_threshold) {
        m_threshold = threshold;
        m_areGroupsStale = true;
        readGroups();
    }
}

void CompressionFeed::serve(QObject& board)
{
    board.installEventFilter(this);
}

bool CompressionFeed::eventFilter(QObject* board, QEvent* event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide) {
        if (event->type() == QEvent::Show) {
            m_watchers.insert(board);
        } else {
            m_watchers.erase(board);
        }
        makeReport();
        readGroups();
    }
    return QObject::eventFilter(board, event);
}

void CompressionFeed::readGroups()
{
    if (m_watchers.empty() || !m_areGroupsStale || !m_workspace.hasLibrary()) {
        return;
    }
    m_areGroupsStale = false;
    m_groupJob.cancel(); // at another threshold
    m_groupJob = m_runner.run<GroupTablePointer>(
        {},
        // A connection of its own, so that reading many groups holds up no import and no undo.
        [path = toPath(m_workspace.libraryPath()), threshold = m_threshold](
            Progress& progress) -> Result<GroupTablePointer> {
            return threshold ? readGroupTableAt(path, *threshold, progress) : readGroupTable(path, progress);
        },
        this,
        [this, recorded = m_workspace.recorded()](const Result<GroupTablePointer>& table) {
            if (table && recorded == m_workspace.recorded()) {
                m_groups = *table;
                Q_EMIT groupsChanged();
                readScores(); // after, since nobody waits for them
            } else if (!table && table.error().code != Errc::Cancelled) {
                Q_EMIT m_workspace.failed(table.error());
            }
        });
}

void CompressionFeed::readScores()
{
    if (!std::exchange(m_areScoresStale, false)) {
        return;
    }
    m_scoreJob.cancel(); // of other runs
    m_scoreJob = m_runner.run<std::vector<RunId>>(
        {},
        [path = toPath(m_workspace.libraryPath())](
            Progress& progress) { return readRunsWithScores(path, progress); },
        this,
        [this, recorded = m_workspace.recorded()](const Result<std::vector<RunId>>& runs) {
            if (runs && recorded == m_workspace.recorded()) {
                m_runsWithScores = *runs;
                m_areScoresKnown = true;
                Q_EMIT scoresChanged();
            } else if (!runs && runs.error().code != Errc::Cancelled) {
                Q_EMIT m_workspace.failed(runs.error());
            }
        });
}

void CompressionFeed::becomeStale()
{
    m_isStale = true;
    makeReport();
}

void CompressionFeed::makeReport()
{
    if (m_watchers.empty() || !m_isStale || m_isRunning) {
        return;
    }
    m_isStale = false;
    m_isRunning = true;
    const FramePointer frame = m_workspace.frame();
    m_runner.run<CompressionReportPointer>(
        {},
        [frame, byHand = m_workspace.snapshot().baselines](
            Progress& progress) { return reportCompression(frame, byHand, progress); },
        this,
        [this, frame](const Result<CompressionReportPointer>& report) {
            m_isRunning = false;
            if (report && frame->runs == m_workspace.frame()->runs) {
                m_report = *report;
                Q_EMIT reportChanged(m_report);
            }
            makeReport();
        });
}

} // namespace trefoil
