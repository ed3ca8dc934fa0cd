// SPDX-License-Identifier: GPL-3.0-or-later
// Which board the window shows, and what they have in common.
#include <algorithm>

#include <QActionGroup>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTableView>

#include "ui/bridge/text.h"
#include "ui/charts/board_view.h"
#include "ui/charts/compress/compress_view.h"
#include "ui/charts/groups/groups_view.h"
#include "ui/pages/compress/compress_page.h"
#include "ui/pages/empty/study_picker.h"
#include "ui/pages/export/export_dialog.h"
#include "ui/pages/groups/groups_page.h"
#include "ui/pages/problems/problems_page.h"
#include "ui/pages/run_list/run_list_view.h"
#include "ui/pages/runs/runs_panel.h"
#include "ui/pages/series/series_page.h"
#include "ui/pages/table/table_page.h"
#include "ui/shell/folder_watch.h"
#include "ui/shell/library_flow.h"
#include "ui/shell/main_window.h"

namespace trefoil {

void MainWindow::addBoard(QAction* action, QWidget* page)
{
    action->setData(m_centre->addWidget(page));
}

void MainWindow::connectBoards()
{
    connect(m_compress, &CompressPage::rowActivated, this, &MainWindow::showDetailsOf);
    connect(m_compress, &CompressPage::summaryChanged, this, &MainWindow::showStatus);
    connect(m_compress, &CompressPage::exportRequested, this, &MainWindow::exportFigure);
    connect(m_groups, &GroupsPage::summaryChanged, this, &MainWindow::showStatus);
    connect(m_groups, &GroupsPage::exportRequested, this, &MainWindow::exportFigure);
    connect(m_series, &SeriesPage::exportRequested, this, &MainWindow::exportFigure);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_board, &m_compress->view(), &m_compress->table(),
             &m_groups->view(), &m_runsPanel->list(), &m_table->list()}) {
        widget->addAction(m_actions.setBaseline);
    }
}

void MainWindow::renameRun()
{
    RunListView& list = activeList();
    if (list.hasFocus() || m_workspace->selection()->empty()) {
        list.renameCurrent();
        return;
    }
    std::optional<RowSet::Row> first; // of the selection: the keys are on a board
    m_workspace->selection()->forEach([&first](RowSet::Row row) { first = first.value_or(row); });
    list.renameRun(*first);
}

void MainWindow::showDetailsOf(qint64 row)
{
    if (row >= 0 && !m_workspace->selection()->contains(static_cast<RowSet::Row>(row))) {
        auto rows = std::make_shared<RowSet>(m_workspace->frame()->rowCount());
        rows->insert(static_cast<RowSet::Row>(row));
        m_workspace->setSelection(rows);
    }
    m_detailsDock->show();
    m_detailsDock->raise();
}

void MainWindow::chooseStudy()
{
    auto* picker = new StudyPicker(m_flow->examples(), this);
    connect(picker, &StudyPicker::chosen, m_flow, &LibraryFlow::openExample);
    picker->open();
}

void MainWindow::showChosenBoard()
{
    if (const std::optional<BoardChoice>& choice = m_workspace->openingBoard()) {
        const auto boards = boardActions();
        std::ranges::find(boards, choice->board, &BoardAction::first)->second->setChecked(true);
    }
}

std::array<MainWindow::BoardAction, 4> MainWindow::boardActions() const
{
    return {{{BoardKind::Compare, m_actions.compare}, {BoardKind::Compress, m_actions.compress},
        {BoardKind::Groups, m_actions.groups}, {BoardKind::Series, m_actions.series}}};
}

BoardKind MainWindow::shownBoard() const
{
    const auto boards = boardActions();
    return std::ranges::find(boards, m_actions.boards->checkedAction(), &BoardAction::second)->first;
}

void MainWindow::rememberBoard()
{
    m_workspace->rememberBoard(shownBoard());
}

QString MainWindow::boardSummary() const
{
    if (m_centre->currentWidget() == m_series) {
        return m_series->summary();
    }
    if (m_actions.groups->isChecked()) {
        return m_groups->summary();
    }
    return m_actions.compress->isChecked() ? m_compress->summary() : m_board->summary();
}

ExportableFigure MainWindow::exportableBoard() const
{
    switch (shownBoard()) {
    case BoardKind::Compress:
        return exportableFigure(m_compress->view().prepared());
    case BoardKind::Groups:
        return exportableFigure(m_groups->view().prepared());
    case BoardKind::Series:
        return exportableFigure(m_series->seriesInSight());
    case BoardKind::Compare:
        break;
    }
    return exportableFigure(m_workspace->specForExport(), m_workspace->frame());
}

void MainWindow::exportFigure()
{
    const BoardKind board = shownBoard();
    ExportDialog dialog(exportableBoard(), m_workspace->figureSize(board),
        {toUtf8(m_workspace->libraryName()), describe(m_workspace->scenario()), std::nullopt},
        m_settings.exportFolder, this);
    if (dialog.exec() == QDialog::Accepted) {
        m_settings.exportFolder = QFileInfo(dialog.writtenPath()).absolutePath();
        m_workspace->rememberFigureSize(board, dialog.figureSize());
        statusBar()->showMessage(tr("Written: %1").arg(dialog.writtenPath()), 8000);
    }
}

void MainWindow::connectWatch()
{
    m_watch = new FolderWatch(*m_workspace, this);
    const auto showState = [this] { m_actions.watchFolder->setChecked(!m_watch->folder().isEmpty()); };
    connect(m_actions.watchFolder, &QAction::triggered, this, [this, showState](bool on) {
        on ? askForWatchedFolder() : m_watch->stop();
        showState();
    });
    connect(m_watch, &FolderWatch::changed, this, [this, showState] {
        showState();
        const QString folder = m_watch->folder();
        statusBar()->showMessage(
            folder.isEmpty() ? tr("No folder is watched any more") : tr("Watching %1").arg(folder), 8000);
    });
    connect(m_watch, &FolderWatch::vanished, this, [this] {
        statusBar()->showMessage(
            tr("%1 is gone; it is watched again when it is back").arg(m_watch->folder()));
    });
    connect(m_watch, &FolderWatch::returned, this, [this] {
        statusBar()->showMessage(tr("%1 is back and watched again").arg(m_watch->folder()), 8000);
    });
    connect(m_watch, &FolderWatch::unreadChanged, this, [this] {
        const std::vector<FileOutcome> unread = m_watch->unread();
        m_problems->setUnread(unread);
        if (!unread.empty()) {
            statusBar()->showMessage(
                tr("Cannot be read in %1: %2; see Problems").arg(m_watch->folder()).arg(unread.size()), 8000);
        }
    });
    connect(m_watch, &FolderWatch::imported, this, [this](int runs) {
        statusBar()->showMessage(
            tr("Runs added or updated from %1: %2").arg(m_watch->folder()).arg(runs), 8000);
    });
}

void MainWindow::askForWatchedFolder()
{
    const QString path =
        QFileDialog::getExistingDirectory(this, tr("Watch a folder"), m_settings.importFolder);
    if (!path.isEmpty()) {
        m_settings.importFolder = path;
        watchFolder(path);
    }
}

void MainWindow::watchFolder(const QString& path)
{
    // What is there already is imported with the questions that it raises.
    m_watch->start(path, [this, path] { m_flow->importPaths({path}); });
}

void MainWindow::setBaseline()
{
    const std::vector<RunId> runs = selectedRuns();
    if (runs.empty()) {
        return;
    }
    RunListView& list = activeList();
    const qint64 current = list.proxy().frameRow(list.currentIndex().row());
    const bool isChosen =
        current >= 0 && m_workspace->selection()->contains(static_cast<RowSet::Row>(current));
    m_workspace->setBaseline(
        isChosen ? m_workspace->frame()->runs[static_cast<std::size_t>(current)] : runs.front(), runs);
}

} // namespace trefoil
