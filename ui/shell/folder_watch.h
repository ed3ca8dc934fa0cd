// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/changed_files.h"
#include "ui/pages/import/import_plan.h"
#include "ui/session/workspace.h"

#include <QTimer>

namespace trefoil {

/// Looks at a folder from time to time and imports into the open library what is new or changed there, once
/// size and time stay the same from one look to the next: nobody is writing it any more. Asks nothing: what
/// is not recognised, and a table whose columns are not understood, is left for a person to import. Ends when
/// another library is opened.
class FolderWatch final : public QObject {
    Q_OBJECT

public:
    FolderWatch(Workspace& workspace, JobRunner& runner, QObject* parent);

    void start(const QString& folder); ///< what is there now counts as imported
    void stop();
    [[nodiscard]] const QString& folder() const { return m_folder; } ///< empty: none is watched
    void setInterval(int milliseconds) { m_timer.setInterval(milliseconds); } ///< 5000 without it

Q_SIGNALS:
    void changed(); ///< another folder, or none
    void imported(int runs); ///< that were added or updated

private:
    void look();
    void take(const FileStamps& now);
    void plan(const std::vector<std::filesystem::path>& files, const FileStamps& now);
    void import(const ImportPlan& plan, const FileStamps& now);

    Workspace& m_workspace;
    JobRunner& m_runner;
    QString m_folder;
    int m_turn = 0; ///< answers to an earlier watch are not for this one
    bool m_isLooking = false;
    bool m_isFirst = true;
    FileStamps m_imported;
    FileStamps m_last;
    QTimer m_timer;
};

} // namespace trefoil
