// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QMenu>

class QActionGroup;
class QMenuBar;
class QToolBar;

namespace trefoil {

/// Every command of the window, once: menus, toolbar and context menus share them. The window connects them.
struct Actions {
    explicit Actions(QObject* parent);

    QAction* newLibrary;
    QAction* open;
    QAction* openStudy;
    QAction* importFiles;
    QAction* importFolder;
    QAction* importChanges;
    QAction* watchFolder; ///< checked while a folder is watched
    QAction* exportFigure;
    QAction* quit;
    QAction* undo;
    QAction* redo;
    QAction* copy;
    QAction* find;
    QAction* join;
    QAction* split;
    QAction* reviewJoins;
    QAction* rename;
    QAction* exclude;
    QAction* include;
    QAction* setBaseline; ///< its key acts in lists and boards only: the window adds it to them
    QAction* toggleEye;
    QAction* showAll;
    QAction* clearSelection;
    QActionGroup* boards; ///< one of them is shown; in the order of the toolbar
    QAction* compare; ///< the Compare board
    QAction* compress;
    QAction* groups;
    QAction* series; ///< the Series board
    QAction* resetScenario;
    QAction* nextRegion;
    QAction* previousRegion;
    QAction* fullScreen;
    QAction* findAction;
    QAction* themeSystem;
    QAction* themeLight;
    QAction* themeDark;
    QAction* help;
    QAction* about;
};

void fillToolBar(QToolBar& bar, const Actions& actions);
/// view: gets the docks added by the window; recent: filled when it is about to be shown.
void fillMenuBar(QMenuBar& bar, const Actions& actions, QMenu* recent, QMenu* view);
[[nodiscard]] QMenu* runContextMenu(const Actions& actions, QWidget* parent);

} // namespace trefoil
