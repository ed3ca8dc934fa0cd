// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/actions.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>
#include <QWidgetAction>

namespace trefoil {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("trefoil::actions", text);
}

QAction* make(QObject* parent, const QString& text, const QList<QKeySequence>& keys, const QString& what)
{
    auto* action = new QAction(text, parent);
    action->setShortcuts(keys);
    const QString key = keys.isEmpty() ? QString() : keys.first().toString(QKeySequence::NativeText);
    const QString tip = what.isEmpty() ? QString(text).remove(u'&') : what;
    action->setToolTip(key.isEmpty() ? tip : QString(tip % QStringLiteral(" (") % key % u')'));
    action->setStatusTip(what);
    return action;
}

/// A board of the window: Ctrl with its number shows it.
QAction* board(QActionGroup* boards, const QString& text, const QString& what)
{
    const QKeySequence key(QStringLiteral("Ctrl+%1").arg(boards->actions().size() + 1));
    QAction* action = make(boards->parent(), text, {key}, what);
    action->setCheckable(true);
    boards->addAction(action);
    return action;
}

QAction* choice(QObject* parent, QActionGroup* group, const QString& text)
{
    auto* action = make(parent, text, {}, {});
    action->setCheckable(true);
    group->addAction(action);
    return action;
}

} // namespace

Actions::Actions(QObject* parent)
    : newLibrary(make(parent, tr("&New library…"), {QKeySequence::New}, tr("Make an empty library")))
    , open(make(parent, tr("&Open library…"), {QKeySequence::Open}, tr("Open a *.trefoil file")))
    , openStudy(make(parent, tr("Open a bundled &study…"), {},
          tr("Published results with the sentence that their board shows")))
    , importFiles(make(parent, tr("&Import files…"), {QKeySequence(QStringLiteral("Ctrl+I"))},
          tr("Import log files and tables")))
    , importFolder(make(parent, tr("Import a &folder…"), {QKeySequence(QStringLiteral("Ctrl+Shift+I"))},
          tr("Import everything in a folder")))
    , importChanges(make(parent, tr("Look for &changed files"), {QKeySequence(QStringLiteral("F5"))},
          tr("Import what is new or changed in the folders of this library")))
    , watchFolder(make(parent, tr("&Watch a folder…"), {},
          tr("Import what is added to a folder or changes there, until this is chosen again")))
    , exportFigure(make(parent, tr("&Export figure…"), {QKeySequence(QStringLiteral("Ctrl+E"))},
          tr("Write the board as PDF, SVG, PNG or CSV")))
    , quit(make(parent, tr("&Quit"), {QKeySequence::Quit}, {}))
    , undo(make(parent, tr("&Undo"), {QKeySequence::Undo}, tr("Take the last change of the data back")))
    , redo(make(parent, tr("&Redo"),
          {QKeySequence(QStringLiteral("Ctrl+Shift+Z")), QKeySequence(QStringLiteral("Ctrl+Y"))},
          tr("Do it again")))
    , copy(make(parent, tr("&Copy runs as table"), {QKeySequence(QStringLiteral("Ctrl+Alt+C"))},
          tr("Copy the selected runs with all values")))
    , find(make(parent, tr("&Find runs"), {QKeySequence::Find}, tr("Search runs by name")))
    , join(make(parent, tr("&Join selected runs"), {QKeySequence(QStringLiteral("Ctrl+J"))},
          tr("The selected runs are one")))
    , split(make(parent, tr("&Split run"), {QKeySequence(QStringLiteral("Ctrl+Shift+J"))},
          tr("Every record becomes a run of its own again")))
    , reviewJoins(make(parent, tr("Re&view joins…"), {QKeySequence(QStringLiteral("Ctrl+Alt+J"))},
          tr("Which records were joined, matched by nothing or ambiguous, and decide about them")))
    , rename(make(parent, tr("Re&name run"), {QKeySequence(QStringLiteral("F2"))}, {}))
    , exclude(make(parent, tr("E&xclude from comparison"), {QKeySequence::Delete},
          tr("Grey out, without changing any other run's numbers")))
    , include(make(parent, tr("In&clude again"), {QKeySequence(QStringLiteral("Shift+Del"))}, {}))
    , setBaseline(make(parent, tr("Set as &baseline"), {QKeySequence(QStringLiteral("B"))},
          tr("The current run becomes the baseline of the others that are selected, or of its model's")))
    , toggleEye(make(parent, tr("Show or &hide in charts"), {QKeySequence(QStringLiteral("Ctrl+H"))},
          tr("Space does the same in the list")))
    , showAll(make(parent, tr("Show &all runs"), {QKeySequence(QStringLiteral("Ctrl+Shift+H"))}, {}))
    , clearSelection(make(parent, tr("C&lear selection"), {QKeySequence(QStringLiteral("Ctrl+Shift+A"))}, {}))
    , boards(new QActionGroup(parent))
    , compare(board(boards, tr("Compare"), tr("Quality against environment, economy and society")))
    , compress(board(boards, tr("Compress"), tr("What compression gains and whom it harms")))
    , groups(board(boards, tr("Groups"), tr("How every group fares under each variant")))
    , series(board(boards, tr("Series"), tr("Loss, accuracy or power over steps, time or energy")))
    , resetScenario(make(parent, tr("Reset s&cenario"), {QKeySequence(QStringLiteral("Shift+R"))},
          tr("Everything as recorded")))
    , nextRegion(make(parent, tr("Next region"), {QKeySequence(QStringLiteral("F6"))}, {}))
    , previousRegion(make(parent, tr("Previous region"), {QKeySequence(QStringLiteral("Shift+F6"))}, {}))
    , fullScreen(make(parent, tr("F&ull screen"), {QKeySequence(QStringLiteral("F11"))}, {}))
    , findAction(make(parent, tr("Find an &action…"), {QKeySequence(QStringLiteral("Ctrl+K"))},
          tr("Type a part of its name")))
    , help(make(parent, tr("&Help"), {QKeySequence::HelpContents}, {}))
    , about(make(parent, tr("&About Trefoil"), {}, {}))
{
    auto* themes = new QActionGroup(parent);
    themeSystem = choice(parent, themes, tr("As the &system"));
    themeLight = choice(parent, themes, tr("&Light"));
    themeDark = choice(parent, themes, tr("&Dark"));
    fullScreen->setCheckable(true);
    watchFolder->setCheckable(true);
    compare->setChecked(true);
    setBaseline->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    importFiles->setIconText(tr("+ Import…"));
    exportFigure->setIconText(tr("Export figure…"));
    undo->setIconText(QStringLiteral("↶"));
    redo->setIconText(QStringLiteral("↷"));
}

void fillToolBar(QToolBar& bar, const Actions& actions)
{
    bar.addAction(actions.importFiles);
    bar.widgetForAction(actions.importFiles)->setProperty("primary", true);
    bar.addAction(actions.undo);
    bar.addAction(actions.redo);
    auto* gap = new QWidget(&bar);
    gap->setFixedWidth(14);
    bar.addWidget(gap);
    bar.addActions(actions.boards->actions());
    auto* spring = new QWidget(&bar);
    spring->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar.addWidget(spring);
    bar.addAction(actions.exportFigure);
    for (QAction* action : bar.actions()) {
        if (qobject_cast<QWidgetAction*>(action) != nullptr) {
            continue; // a gap
        }
        QWidget* button = bar.widgetForAction(action);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(QString(action->text()).remove(u'&'));
    }
}

void fillMenuBar(QMenuBar& bar, const Actions& actions, QMenu* recent, QMenu* view)
{
    QMenu* file = bar.addMenu(tr("&File"));
    file->addActions({actions.newLibrary, actions.open, actions.openStudy});
    file->addMenu(recent);
    file->addSeparator();
    file->addActions({actions.importFiles, actions.importFolder, actions.importChanges, actions.watchFolder,
        actions.exportFigure});
    file->addSeparator();
    file->addAction(actions.quit);
    QMenu* edit = bar.addMenu(tr("&Edit"));
    edit->addActions({actions.undo, actions.redo});
    edit->addSeparator();
    edit->addActions({actions.copy, actions.find, actions.clearSelection});
    edit->addSeparator();
    edit->addActions(
        {actions.join, actions.split, actions.reviewJoins, actions.rename, actions.exclude, actions.include});
    edit->addAction(actions.setBaseline);
    bar.addMenu(view);
    view->addActions(actions.boards->actions());
    view->addSeparator();
    view->addActions({actions.toggleEye, actions.showAll, actions.resetScenario});
    view->addSeparator();
    view->addActions({actions.nextRegion, actions.previousRegion, actions.fullScreen});
    QMenu* theme = view->addMenu(tr("&Theme"));
    theme->addActions({actions.themeSystem, actions.themeLight, actions.themeDark});
    view->addSeparator();
    QMenu* help = bar.addMenu(tr("&Help"));
    help->addActions({actions.findAction, actions.help, actions.about});
}

QMenu* runContextMenu(const Actions& actions, QWidget* parent)
{
    auto* menu = new QMenu(parent);
    menu->addActions({actions.toggleEye, actions.showAll});
    menu->addSeparator();
    menu->addActions({actions.join, actions.split, actions.rename, actions.exclude, actions.include});
    menu->addAction(actions.setBaseline);
    menu->addSeparator();
    menu->addAction(actions.copy);
    return menu;
}

} // namespace trefoil
