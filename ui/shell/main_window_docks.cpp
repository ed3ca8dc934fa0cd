// SPDX-License-Identifier: GPL-3.0-or-later
// The regions of the window.
#include <QDockWidget>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include "ui/bridge/text.h"
#include "ui/charts/board_view.h"
#include "ui/models/run_table_model.h"
#include "ui/pages/compare/front_sentence.h"
#include "ui/pages/compress/compress_page.h"
#include "ui/pages/details/details_panel.h"
#include "ui/pages/empty/empty_state.h"
#include "ui/pages/groups/groups_page.h"
#include "ui/pages/history/history_page.h"
#include "ui/pages/problems/problems_page.h"
#include "ui/pages/runs/runs_panel.h"
#include "ui/pages/scenario/scenario_panel.h"
#include "ui/pages/series/series_page.h"
#include "ui/pages/table/table_page.h"
#include "ui/shell/condition_bar.h"
#include "ui/shell/focus_ring.h"
#include "ui/shell/library_flow.h"
#include "ui/shell/main_window.h"

namespace trefoil {

namespace {

constexpr int leftWidth = 264;
constexpr int rightWidth = 288;

QWidget* scrolled(QWidget* page, QWidget* parent)
{
    auto* area = new QScrollArea(parent);
    area->setWidget(page);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

} // namespace

/// The board, and under it what its fronts say about society.
QWidget* MainWindow::comparePage()
{
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_board, 1);
    layout->addWidget(new FrontSentence(*m_workspace, page));
    page->setFocusProxy(m_board);
    return page;
}

void MainWindow::buildCentre()
{
    m_empty = new EmptyState(this);
    m_board = new BoardView(this);
    m_board->setAccessibleName(tr("Compare board"));
    m_centre = new QStackedWidget(this);
    m_centre->addWidget(scrolled(m_empty, this)); // else its height would press on the docks under the boards
    addBoard(m_actions.compare, comparePage());
    m_compression = new CompressionFeed(*m_workspace, this);
    m_compress = new CompressPage(*m_workspace, *m_compression, this);
    addBoard(m_actions.compress, m_compress);
    m_groups = new GroupsPage(*m_workspace, *m_compression, this);
    addBoard(m_actions.groups, m_groups);
    m_series = new SeriesPage(*m_workspace, this);
    addBoard(m_actions.series, m_series);
    auto* middle = new QWidget(this);
    auto* layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new ConditionBar(*m_workspace, middle));
    layout->addWidget(m_centre, 1);
    setCentralWidget(middle);
    if (!m_flow->examples().empty()) {
        const Example& example = m_flow->examples().front();
        m_empty->setExample(toText(example.title) % u'\n' % toText(example.citation));
    }
    m_empty->setRecent(m_settings.recentLibraries);
    connect(m_empty, &EmptyState::filesRequested, m_flow, &LibraryFlow::importFiles);
    connect(m_empty, &EmptyState::folderRequested, m_flow, &LibraryFlow::importFolder);
    connect(m_empty, &EmptyState::exampleRequested, this, [this] { m_flow->openExample(0); });
    connect(m_empty, &EmptyState::studiesRequested, this, &MainWindow::chooseStudy);
    connect(m_empty, &EmptyState::libraryRequested, m_flow, &LibraryFlow::chooseLibrary);
    connect(m_empty, &EmptyState::recentRequested, m_flow, &LibraryFlow::openLibrary);
}

QDockWidget* MainWindow::addDock(
    const QString& name, const QString& title, QWidget* page, Qt::DockWidgetArea area)
{
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable);
    page->setObjectName(QStringLiteral("page"));
    page->setAttribute(Qt::WA_StyledBackground);
    page->setMinimumWidth(area == Qt::LeftDockWidgetArea ? leftWidth
            : area == Qt::RightDockWidgetArea            ? rightWidth
                                                         : 0);
    dock->setWidget(page);
    addDockWidget(area, dock);
    m_viewMenu->addAction(dock->toggleViewAction());
    return dock;
}

void MainWindow::buildDocks()
{
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setTabPosition(Qt::RightDockWidgetArea, QTabWidget::North);
    setDocumentMode(true);
    m_runsPanel = new RunsPanel(*m_workspace, *m_runs, this);
    auto* runs = addDock(QStringLiteral("runs"), tr("Runs"), m_runsPanel, Qt::LeftDockWidgetArea);
    m_viewMenu->insertMenu(m_actions.showAll, m_runsPanel->orderMenu());
    m_scenario = new ScenarioPanel(*m_workspace, this);
    m_scenario->setObjectName(QStringLiteral("page"));
    m_scenario->setAttribute(Qt::WA_StyledBackground);
    auto* scenario = addDock(
        QStringLiteral("scenario"), tr("Scenario"), scrolled(m_scenario, this), Qt::RightDockWidgetArea);
    auto* details = new DetailsPanel(*m_workspace, this);
    m_detailsDock = addDock(QStringLiteral("details"), tr("Details"), details, Qt::RightDockWidgetArea);
    m_problems = new ProblemsPage(*m_workspace, this);
    m_problemsDock = addDock(QStringLiteral("problems"), tr("Problems"), m_problems, Qt::RightDockWidgetArea);
    auto* history = addDock(QStringLiteral("history"), tr("History"), new HistoryPage(*m_workspace, this),
        Qt::RightDockWidgetArea);
    m_table = new TablePage(*m_workspace, *m_runs, this);
    m_tableDock = addDock(QStringLiteral("table"), tr("Table"), m_table, Qt::BottomDockWidgetArea);
    for (QDockWidget* dock : {m_detailsDock, m_problemsDock, history}) {
        tabifyDockWidget(scenario, dock);
        dock->setTitleBarWidget(new QWidget(dock));
    }
    scenario->setTitleBarWidget(new QWidget(scenario));
    scenario->raise();
    m_tableDock->hide();
    addPanelKeys({runs, scenario, m_detailsDock, m_problemsDock, history, m_tableDock});
    resizeDocks({runs, scenario}, {leftWidth, rightWidth}, Qt::Horizontal);
    connect(details, &DetailsPanel::sourceRequested, this, &MainWindow::openSource);
    connect(m_problems, &ProblemsPage::sourceRequested, this, &MainWindow::openSource);
    connect(m_problems, &ProblemsPage::importAgainRequested, m_flow, &LibraryFlow::importAgain);
    connect(m_problems, &ProblemsPage::joinsRequested, m_flow, &LibraryFlow::reviewJoins);
    connect(m_problems, &ProblemsPage::countChanged, this, [this](int count) {
        m_problemsDock->setWindowTitle(count == 0 ? tr("Problems") : tr("Problems %1").arg(count));
    });
}

void MainWindow::addPanelKeys(const QList<QDockWidget*>& docks)
{
    QMenu* menu = m_viewMenu->addMenu(tr("&Go to panel"));
    for (qsizetype i = 0; i < docks.size(); ++i) {
        QDockWidget* dock = docks[i];
        QAction* go = menu->addAction(dock->windowTitle());
        go->setShortcut(QKeySequence(QStringLiteral("Alt+%1").arg(i + 1)));
        connect(go, &QAction::triggered, dock, [this, dock] {
            dock->show();
            dock->raise();
            QWidget* target = dock->findChild<RunListView*>(); // the runs, not the search above them
            target = target != nullptr ? target : dock->widget();
            while (target->focusPolicy() == Qt::NoFocus && target->nextInFocusChain() != nullptr) {
                target = target->nextInFocusChain();
            }
            target->setFocus(Qt::ShortcutFocusReason);
            m_focusRing->surround(dock->widget());
        });
    }
}

} // namespace trefoil
