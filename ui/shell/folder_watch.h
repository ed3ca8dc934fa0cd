// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/changed_files.h"
#include "ui/pages/import/import_plan.h"
#include "ui/session/workspace.h"

#include <QTimer>

#include <functional>
#include <map>
#include <vector>

namespace trefoil {

/// Looks at a folder from time to time and imports into the open library what is new or changed there, once
/// size and time stay the same from one look to the next: nobody is writing it any more. Asks nothing: what
/// is not recognised, and a table whose columns are not understood, is left for a person to import. Works
/// beside the library's thread until it has something to import, so that nobody waits for a walk through a
/// large folder. The library remembers the watch: opened again, it takes in what came or changed meanwhile.
/// What cannot be read is told as long as that is so, and taken up when it can be read or
/// changes; a folder that vanishes is told, too, and watched again when it is back. Ends when another library
/// is opened.
class FolderWatch final : public QObject {
    Q_OBJECT

public:
    FolderWatch(Workspace& workspace, QObject* parent);

    /// What is there now counts as imported. holdsFiles: called once when there is anything.
    void start(const QString& folder, std::function<void()> holdsFiles = {});
    void stop(); ///< and the library forgets it
    [[nodiscard]] const QString& folder() const { return m_folder; } ///< empty: none is watched
    /// Files and folders that cannot be read, and files that an import refused; in ascending order of path.
    [[nodiscard]] std::vector<FileOutcome> unread() const;
    void setInterval(int milliseconds) { m_timer.setInterval(milliseconds); } ///< 5000 without it

Q_SIGNALS:
    void changed(); ///< another folder, or none
    void imported(int runs); ///< that were added or updated
    void unreadChanged();
    void vanished(); ///< the folder; once until it is back
    void returned();

private:
    struct Look {
        bool isThere = false; ///< the folder
        FileStamps files; ///< with those of saved mappings
        std::map<std::filesystem::path, std::string> unreadable; ///< as in SeenFiles
    };
    using Unread = std::map<std::filesystem::path, Error>;

    void begin(const QString& folder);
    void end();
    void resume(); ///< what the library remembers, once it is read
    void remember(const FileStamps& imported);
    void look();
    void take(const Look& look);
    void tell(const Error& error);
    void takeUnreadable(const Look& look);
    void takeRefused(const ImportPlan& plan, const ImportOutcome& outcome);
    void plan(const std::vector<std::filesystem::path>& files, const FileStamps& now);
    void import(const ImportPlan& plan, const FileStamps& now);

    Workspace& m_workspace;
    JobRunner m_runner; // not the library's
    QString m_folder;
    int m_turn = 0; ///< answers to an earlier watch are not for this one
    bool m_isLooking = false;
    bool m_isFirst = true;
    bool m_isGone = false;
    bool m_mayResume = false; ///< another library is open, and not yet read
    QString m_told; ///< the error of the import that is tried again at every look
    std::function<void()> m_holdsFiles;
    Unread m_unreadable; // at the last look
    Unread m_refused; // by the last import of them
    FileStamps m_imported;
    FileStamps m_last;
    QTimer m_timer;
};

} // namespace trefoil
