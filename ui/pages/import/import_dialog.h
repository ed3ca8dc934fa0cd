// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/import/import_plan.h"
#include "ui/session/workspace.h"

#include <QDialog>

#include <filesystem>
#include <set>

class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace trefoil {

class CheckStep;
class ColumnsStep;
class FoundStep;
class JoinStep;

/// One import in four parts: Found, Columns, Join, Check. Looking and importing run beside the window;
/// cancelling at any moment leaves the library as it was. Back never loses what was chosen.
class ImportDialog final : public QDialog {
    Q_OBJECT

public:
    ImportDialog(Workspace& workspace, JobRunner& runner, PlanImport plan, QWidget* parent);

    void reject() override;
    void keyPressEvent(QKeyEvent* event) override;

Q_SIGNALS:
    void formatHelpAsked(const QString& format); ///< id of an importer

private:
    enum Step { FoundIndex, ColumnsIndex, JoinIndex, CheckIndex };
    void build(JobRunner& runner);
    void goTo(int step);
    void preview();
    void previewSoon(); ///< after a pause: more may be changed
    void import();
    void showOutcome(const ImportOutcome& outcome);
    void setBusy(const QString& text);
    void setIdle();
    void showQuestions();
    void showError(const Error& error);
    void updateButtons();
    void takeMapping(int file, std::shared_ptr<const Mapping> mapping);

    Workspace& m_workspace;
    ImportPlan m_plan;
    bool m_isPreviewed = false;
    bool m_hasNews = false; ///< of a preview: it would change the library
    bool m_isBusy = true;
    std::set<std::filesystem::path> m_doubted; ///< whose units the last preview found odd
    int m_generation = 0; ///< late previews of an older plan are dropped
    JobHandle m_job;
    QTimer m_tick;
    QTimer m_refresh; ///< from the last change in Columns to the next preview
    QListWidget* m_steps = nullptr;
    QStackedWidget* m_pages = nullptr;
    FoundStep* m_found = nullptr;
    ColumnsStep* m_columns = nullptr;
    JoinStep* m_join = nullptr;
    CheckStep* m_check = nullptr;
    QLabel* m_state = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_next = nullptr;
    QPushButton* m_import = nullptr;
    QPushButton* m_cancel = nullptr;
};

} // namespace trefoil
