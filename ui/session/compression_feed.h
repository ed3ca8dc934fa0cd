// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compression/compression_report.h"
#include "core/frame/group_table.h"
#include "ui/jobs/job_runner.h"
#include "ui/session/workspace.h"

#include <QObject>

#include <optional>
#include <set>
#include <vector>

namespace trefoil {

/// Keeps the comparison of baselines and variants up to date with the workspace, beside the window's thread:
/// while one is made the next waits, and those between them are left out. Idle unless somebody watches.
class CompressionFeed : public QObject {
    Q_OBJECT

public:
    CompressionFeed(Workspace& workspace, QObject* parent);

    void serve(QObject& board); ///< works while that widget can be seen
    /// Null until the first one is made. Rows are those of the workspace's frame.
    [[nodiscard]] const CompressionReportPointer& report() const { return m_report; }
    /// The library's values by group; null until they are read.
    [[nodiscard]] const GroupTablePointer& groups() const { return m_groups; }
    /// From which score on an answer counts as positive; none: as recorded. Of another library: none again.
    void setThreshold(std::optional<double> threshold);
    [[nodiscard]] std::optional<double> threshold() const { return m_threshold; }
    /// Those with scores of two classes, which a threshold cuts: ascending, empty until they are read.
    [[nodiscard]] const std::vector<RunId>& runsWithScores() const { return m_runsWithScores; }
    [[nodiscard]] bool areScoresKnown() const { return m_areScoresKnown; }

Q_SIGNALS:
    void reportChanged(const trefoil::CompressionReportPointer& report); ///< null: rows changed, wait
    void groupsChanged();
    void scoresChanged(); ///< runsWithScores()

protected:
    bool eventFilter(QObject* board, QEvent* event) override;

private:
    void becomeStale();
    void makeReport();
    void readGroups();
    void readScores();

    Workspace& m_workspace;
    JobRunner m_runner;
    CompressionReportPointer m_report;
    GroupTablePointer m_groups;
    std::optional<double> m_threshold;
    JobHandle m_groupJob;
    std::vector<RunId> m_runsWithScores;
    JobHandle m_scoreJob;
    bool m_areScoresStale = true;
    bool m_areScoresKnown = false;
    std::set<const QObject*> m_watchers;
    bool m_areGroupsStale = true;
    bool m_isStale = true;
    bool m_isRunning = false;
};

} // namespace trefoil
