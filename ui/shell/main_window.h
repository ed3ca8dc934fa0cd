// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/workspace.h"
#include "ui/settings/settings.h"
#include "ui/shell/actions.h"

#include <array>
#include <utility>

#include <QMainWindow>

class QStackedWidget;

namespace trefoil {

class BoardView;
class FolderWatch;
class CompressPage;
class CompressionFeed;
class ElidedLabel;
struct ExportableFigure;
class FocusRing;
class EmptyState;
class GroupsPage;
class LibraryFlow;
class ProblemsPage;
class RunListView;
class RunTableModel;
class RunsPanel;
class ScenarioPanel;
class SeriesPage;
class TablePage;

/// Puts pages, docks and actions together; holds no data.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(Settings settings, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] Workspace& workspace() { return *m_workspace; }
    [[nodiscard]] LibraryFlow& flow() { return *m_flow; }
    [[nodiscard]] FolderWatch& watch() { return *m_watch; }
    void watchFolder(const QString& path); ///< and asks what to import of what is there already, if anything
    [[nodiscard]] bool isBusy() const { return m_runner->isBusy(); }

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QWidget* comparePage();
    void buildCentre();
    void addBoard(QAction* action, QWidget* page);
    void buildDocks();
    void addPanelKeys(const QList<QDockWidget*>& docks);
    QDockWidget* addDock(const QString& name, const QString& title, QWidget* page, Qt::DockWidgetArea area);
    void connectActions();
    void connectWorkspace();
    void chooseStudy();
    using BoardAction = std::pair<BoardKind, QAction*>;
    [[nodiscard]] std::array<BoardAction, 4> boardActions() const;
    void showChosenBoard(); ///< where the library says on which board it opens
    void rememberBoard(); ///< that is shown now
    void showLibrary();
    void showStatus();
    void updateActions();
    void connectWatch();
    void askForWatchedFolder();
    void fillRecent(QMenu* menu);
    void exportFigure();
    void connectBoards();
    [[nodiscard]] BoardKind shownBoard() const;
    [[nodiscard]] ExportableFigure exportableBoard() const; ///< the shown one
    void setBaseline();
    void renameRun();
    void showDetailsOf(qint64 row); ///< of the frame; selects it where it is not selected
    [[nodiscard]] QString boardSummary() const;
    void openSource(const SourceRef& where, const std::string& sha256);
    void focusRegion(int direction);
    void chooseTheme(Theme theme);
    [[nodiscard]] RunListView& activeList();
    [[nodiscard]] std::vector<RunId> selectedRuns() const;

    Settings m_settings;
    std::unique_ptr<JobRunner> m_runner; ///< ends after the workspace, which still saves
    std::unique_ptr<Workspace> m_workspace;
    Actions m_actions;
    FolderWatch* m_watch = nullptr;
    ProblemsPage* m_problems = nullptr;
    LibraryFlow* m_flow = nullptr;
    RunTableModel* m_runs = nullptr;
    QStackedWidget* m_centre = nullptr;
    EmptyState* m_empty = nullptr;
    BoardView* m_board = nullptr;
    SeriesPage* m_series = nullptr;
    CompressionFeed* m_compression = nullptr;
    CompressPage* m_compress = nullptr;
    GroupsPage* m_groups = nullptr;
    RunsPanel* m_runsPanel = nullptr;
    TablePage* m_table = nullptr;
    ScenarioPanel* m_scenario = nullptr;
    QDockWidget* m_detailsDock = nullptr;
    QDockWidget* m_problemsDock = nullptr;
    QDockWidget* m_tableDock = nullptr;
    ElidedLabel* m_status = nullptr;
    FocusRing* m_focusRing = nullptr;
    QMenu* m_viewMenu = nullptr;
};

} // namespace trefoil
