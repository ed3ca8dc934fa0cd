// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include <algorithm>

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QFileInfo>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QUrl>

#include "ui/bridge/error_text.h"
#include "ui/bridge/text.h"
#include "ui/charts/board_view.h"
#include "ui/jobs/job_strip.h"
#include "ui/models/run_table_model.h"
#include "ui/pages/empty/empty_state.h"
#include "ui/pages/runs/runs_panel.h"
#include "ui/pages/scenario/scenario_panel.h"
#include "ui/pages/series/series_page.h"
#include "ui/pages/source/source_view.h"
#include "ui/pages/table/table_page.h"
#include "ui/shell/about.h"
#include "ui/shell/action_finder.h"
#include "ui/shell/elided_label.h"
#include "ui/shell/focus_ring.h"
#include "ui/shell/help_view.h"
#include "ui/shell/library_flow.h"
#include "ui/shell/theme.h"

namespace trefoil {

MainWindow::MainWindow(Settings settings, QWidget* parent)
    : QMainWindow(parent)
    , m_settings(std::move(settings))
    , m_runner(std::make_unique<JobRunner>())
    , m_workspace(std::make_unique<Workspace>(*m_runner))
    , m_actions(this)
    , m_flow(new LibraryFlow(*m_workspace, *m_runner, m_settings, this))
    , m_runs(new RunTableModel(this))
{
    setMinimumSize(1024, 600);
    resize(1366, 768);
    setAcceptDrops(true);
    auto* bar = addToolBar(tr("Toolbar"));
    bar->setObjectName(QStringLiteral("toolbar"));
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    fillToolBar(*bar, m_actions);
    auto* recent = new QMenu(tr("Open &recent"), this);
    m_viewMenu = new QMenu(tr("&View"), this);
    fillMenuBar(*menuBar(), m_actions, recent, m_viewMenu);
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(recent); });
    m_runs->setColourBy("kind", isDark(palette()));
    buildCentre();
    buildDocks();
    m_focusRing = new FocusRing(this);
    m_status = new ElidedLabel(this);
    m_status->setIndent(6);
    statusBar()->addWidget(m_status, 1);
    statusBar()->addPermanentWidget(new JobStrip(*m_runner, this));
    statusBar()->setSizeGripEnabled(false);
    connectActions();
    connectWorkspace();
    if (!m_settings.windowGeometry.isEmpty()) {
        restoreGeometry(m_settings.windowGeometry);
        restoreState(m_settings.windowState);
    }
    showLibrary();
}

MainWindow::~MainWindow() = default;

void MainWindow::connectWorkspace()
{
    Workspace& w = *m_workspace;
    connect(&w, &Workspace::frameChanged, m_runs, &RunTableModel::setFrame);
    connect(&w, &Workspace::visibleChanged, m_runs, &RunTableModel::setVisible);
    connect(m_runs, &RunTableModel::renamed, this, [this](int row, const QString& name) {
        m_workspace->renameRun(m_workspace->frame()->runs[static_cast<std::size_t>(row)], toUtf8(name));
    });
    connect(&w, &Workspace::frameChanged, m_board, &BoardView::setFrame);
    connect(&w, &Workspace::specChanged, m_board, &BoardView::setSpec);
    connect(&w, &Workspace::visibleChanged, m_board, &BoardView::setVisibleRows);
    connect(&w, &Workspace::selectionChanged, m_board, &BoardView::setSelection);
    connect(&w, &Workspace::hoveredRowChanged, m_board, &BoardView::setHoveredRow);
    connect(m_board, &BoardView::selectionChanged, &w, &Workspace::setSelection);
    connect(m_board, &BoardView::hoveredRowChanged, &w, &Workspace::setHoveredRow);
    connect(m_board, &BoardView::specChanged, &w, &Workspace::setSpec);
    connect(m_board, &BoardView::exportRequested, this, &MainWindow::exportFigure);
    connect(m_board, &BoardView::rowActivated, this, &MainWindow::showDetailsOf);
    connect(m_series, &SeriesPage::rowActivated, this, &MainWindow::showDetailsOf);
    connect(m_series, &SeriesPage::changed, this, &MainWindow::showStatus);
    connectBoards();
    for (RunListView* list : {&m_runsPanel->list(), &m_table->list()}) {
        connect(list, &RunListView::runActivated, m_detailsDock, &QWidget::raise);
        QMenu* menu = runContextMenu(m_actions, list);
        connect(list, &QWidget::customContextMenuRequested, menu,
            [menu, list](const QPoint& at) { menu->popup(list->viewport()->mapToGlobal(at)); });
    }
    connect(&w, &Workspace::specChanged, m_runs, [this](const FigureSpec& spec) {
        if (!spec.panels.empty()) {
            m_runs->setHeadline(spec.panels.front().y.quantityId);
        }
        m_runs->setColourBy(spec.colourBy, isDark(palette()));
    });
    connect(&w, &Workspace::libraryChanged, this, &MainWindow::showChosenBoard);
    connect(&w, &Workspace::libraryChanged, this, &MainWindow::showLibrary);
    // In a turn of the event loop of its own: a board that comes in sight draws all of its runs.
    connect(&w, &Workspace::contentChanged, this, &MainWindow::showLibrary, Qt::QueuedConnection);
    connect(&w, &Workspace::frameChanged, this, &MainWindow::showStatus);
    connect(&w, &Workspace::visibleChanged, this, &MainWindow::showStatus);
    connect(&w, &Workspace::selectionChanged, this, [this] {
        showStatus();
        updateActions();
    });
    connect(
        &w, &Workspace::said, this, [this](const QString& text) { statusBar()->showMessage(text, 6000); });
    connect(&w, &Workspace::failed, this, [this](const Error& error) {
        if (error.code != Errc::Cancelled) {
            auto* box =
                new QMessageBox(QMessageBox::Warning, tr("Trefoil"), errorText(error), QMessageBox::Ok, this);
            box->setAttribute(Qt::WA_DeleteOnClose);
            box->open();
        }
    });
}

void MainWindow::connectActions()
{
    const Actions& a = m_actions;
    Workspace* w = m_workspace.get();
    connect(a.newLibrary, &QAction::triggered, m_flow, &LibraryFlow::newLibrary);
    connect(a.open, &QAction::triggered, m_flow, &LibraryFlow::chooseLibrary);
    connect(a.openStudy, &QAction::triggered, this, &MainWindow::chooseStudy);
    connect(a.importFiles, &QAction::triggered, m_flow, &LibraryFlow::importFiles);
    connect(a.importFolder, &QAction::triggered, m_flow, &LibraryFlow::importFolder);
    connect(a.importChanges, &QAction::triggered, m_flow, &LibraryFlow::importChanges);
    connectWatch();
    connect(a.exportFigure, &QAction::triggered, this, &MainWindow::exportFigure);
    connect(a.quit, &QAction::triggered, this, &QWidget::close);
    connect(a.undo, &QAction::triggered, w, &Workspace::undo);
    connect(a.redo, &QAction::triggered, w, &Workspace::redo);
    connect(a.copy, &QAction::triggered, this, [this] { m_table->list().copySelection(); });
    connect(a.find, &QAction::triggered, m_runsPanel, &RunsPanel::focusSearch);
    connect(a.join, &QAction::triggered, this, [this] { m_workspace->joinRuns(selectedRuns()); });
    connect(a.split, &QAction::triggered, this, [this] { m_workspace->splitRun(selectedRuns().front()); });
    connect(a.reviewJoins, &QAction::triggered, m_flow, &LibraryFlow::reviewJoins);
    connect(a.rename, &QAction::triggered, this, &MainWindow::renameRun);
    connect(a.exclude, &QAction::triggered, this, [this] { m_workspace->setExcluded(selectedRuns(), true); });
    connect(
        a.include, &QAction::triggered, this, [this] { m_workspace->setExcluded(selectedRuns(), false); });
    connect(a.setBaseline, &QAction::triggered, this, &MainWindow::setBaseline);
    connect(a.toggleEye, &QAction::triggered, this, [this] {
        const RowSet rows = *m_workspace->selection();
        m_workspace->setRowsVisible(rows, (rows & *m_workspace->visible()).empty());
    });
    connect(a.showAll, &QAction::triggered, this,
        [this] { m_workspace->setRowsVisible(RowSet::all(m_workspace->frame()->rowCount()), true); });
    connect(a.clearSelection, &QAction::triggered, this, [this] {
        m_workspace->setSelection(std::make_shared<const RowSet>(m_workspace->frame()->rowCount()));
    });
    connect(a.boards, &QActionGroup::triggered, this, [this] {
        rememberBoard();
        showLibrary();
        updateActions();
    });
    connect(a.resetScenario, &QAction::triggered, m_scenario, &ScenarioPanel::reset);
    connect(a.nextRegion, &QAction::triggered, this, [this] { focusRegion(1); });
    connect(a.previousRegion, &QAction::triggered, this, [this] { focusRegion(-1); });
    connect(a.themeSystem, &QAction::triggered, this, [this] { chooseTheme(Theme::System); });
    connect(a.themeLight, &QAction::triggered, this, [this] { chooseTheme(Theme::Light); });
    connect(a.themeDark, &QAction::triggered, this, [this] { chooseTheme(Theme::Dark); });
    connect(a.fullScreen, &QAction::toggled, this,
        [this](bool full) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, full)); });
    connect(a.findAction, &QAction::triggered, this,
        [this] { (new ActionFinder(actionsOf(menuBar()->actions()), this))->open(); });
    connect(a.help, &QAction::triggered, this, [this] { (new HelpView(this))->show(); });
    connect(a.about, &QAction::triggered, this, [this] { showAbout(this); });
    (m_settings.theme == Theme::Light         ? a.themeLight
            : m_settings.theme == Theme::Dark ? a.themeDark
                                              : a.themeSystem)
        ->setChecked(true);
    addActions({a.nextRegion, a.previousRegion});
}

void MainWindow::showLibrary()
{
    const bool hasRuns = m_workspace->frame()->rowCount() > 0;
    const QString path = m_workspace->libraryPath();
    setWindowTitle(path.isEmpty() ? tr("Trefoil") : tr("%1 — Trefoil").arg(m_workspace->libraryName()));
    setWindowFilePath(path);
    if (!path.isEmpty() && hasRuns) {
        QStringList recent = withRecentLibrary(m_settings.recentLibraries, path);
        if (recent != m_settings.recentLibraries) {
            m_settings.recentLibraries = std::move(recent);
            saveSettings(m_settings); // now: a program that is killed has no later
        }
    }
    m_empty->setRecent(m_settings.recentLibraries);
    m_centre->setCurrentIndex(hasRuns ? m_actions.boards->checkedAction()->data().toInt() : 0);
    updateActions();
    showStatus();
}

void MainWindow::showStatus()
{
    if (!m_workspace->hasLibrary()) {
        m_status->showText(tr("No library is open"));
        return;
    }
    const int total = static_cast<int>(m_workspace->frame()->rowCount());
    QStringList parts{m_workspace->libraryName(), tr("saved ✓"), tr("%n runs", nullptr, total)};
    if (const std::size_t selected = m_workspace->selection()->count(); selected > 0) {
        parts << tr("%1 selected").arg(selected);
    }
    parts << (total > 0 ? boardSummary() : QString());
    parts.removeAll(QString());
    m_status->showText(parts.join(QStringLiteral(" · ")));
}

void MainWindow::updateActions()
{
    const bool hasRuns = m_workspace->frame()->rowCount() > 0;
    const std::size_t selected = m_workspace->selection()->count();
    const std::vector<HistoryEntry>& history = m_workspace->snapshot().history;
    const auto isUndone = [](const HistoryEntry& entry) { return entry.undone; };
    m_actions.undo->setEnabled(!std::all_of(history.begin(), history.end(), isUndone));
    m_actions.redo->setEnabled(std::any_of(history.begin(), history.end(), isUndone));
    m_actions.exportFigure->setEnabled(hasRuns);
    m_actions.watchFolder->setEnabled(m_workspace->hasLibrary());
    m_actions.join->setEnabled(selected >= 2);
    m_actions.split->setEnabled(selected == 1);
    m_actions.rename->setEnabled(hasRuns);
    m_actions.reviewJoins->setEnabled(hasRuns);
    for (QAction* action : {m_actions.exclude, m_actions.include, m_actions.setBaseline, m_actions.toggleEye,
             m_actions.clearSelection}) {
        action->setEnabled(selected > 0);
    }
}

void MainWindow::fillRecent(QMenu* menu)
{
    menu->clear();
    for (const QString& path : m_settings.recentLibraries) {
        if (QFileInfo::exists(path)) {
            connect(menu->addAction(path), &QAction::triggered, m_flow,
                [this, path] { m_flow->openLibrary(path); });
        }
    }
    if (menu->isEmpty()) {
        menu->addAction(tr("None yet"))->setEnabled(false);
    }
}

void MainWindow::openSource(const SourceRef& where, const std::string& sha256)
{
    (new SourceView(*m_runner, where, sha256, this))->show();
}

void MainWindow::focusRegion(int direction)
{
    QList<QWidget*> regions{&m_runsPanel->list(), m_centre->currentWidget()};
    if (m_tableDock->isVisible()) {
        regions << &m_table->list();
    }
    for (QDockWidget* dock : findChildren<QDockWidget*>()) {
        if (dockWidgetArea(dock) == Qt::RightDockWidgetArea && !dock->visibleRegion().isEmpty()) {
            regions << dock->widget();
        }
    }
    qsizetype current = direction > 0 ? -1 : 0;
    for (qsizetype i = 0; i < regions.size(); ++i) {
        if (focusWidget() != nullptr
            && (regions[i] == focusWidget() || regions[i]->isAncestorOf(focusWidget()))) {
            current = i;
        }
    }
    QWidget* region = regions[(current + direction + regions.size()) % regions.size()];
    QWidget* next = region;
    while (next->focusPolicy() == Qt::NoFocus && next->nextInFocusChain() != nullptr) {
        next = next->nextInFocusChain();
    }
    next->setFocus(Qt::ShortcutFocusReason);
    m_focusRing->surround(region);
}

void MainWindow::chooseTheme(Theme theme)
{
    m_settings.theme = theme;
    applyTheme(*qApp, theme);
    saveSettings(m_settings);
}

RunListView& MainWindow::activeList()
{
    return m_table->list().hasFocus() ? m_table->list() : m_runsPanel->list();
}

std::vector<RunId> MainWindow::selectedRuns() const
{
    std::vector<RunId> runs;
    m_workspace->selection()->forEach(
        [&](RowSet::Row row) { runs.push_back(m_workspace->frame()->runs[row]); });
    return runs;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_settings.windowGeometry = saveGeometry();
    m_settings.windowState = saveState();
    saveSettings(m_settings);
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event)
{
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile()) {
            paths << url.toLocalFile();
        }
    }
    if (!paths.isEmpty()) {
        event->acceptProposedAction();
        m_flow->importPaths(paths);
    }
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange && m_runs != nullptr) {
        m_runs->setColourBy(m_workspace->spec().colourBy, isDark(palette()));
    }
    if (event->type() == QEvent::WindowStateChange) {
        m_actions.fullScreen->setChecked(isFullScreen()); // the desktop can do it, too
    }
    QMainWindow::changeEvent(event);
}

} // namespace trefoil
