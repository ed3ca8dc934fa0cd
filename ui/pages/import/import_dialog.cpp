// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/import_dialog.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/bridge/error_text.h"
#include "ui/bridge/text.h"
#include "ui/jobs/progress_text.h"
#include "ui/models/diagnostics_model.h"
#include "ui/pages/import/check_step.h"
#include "ui/pages/import/columns_step.h"
#include "ui/pages/import/found_step.h"
#include "ui/pages/import/join_step.h"

namespace trefoil {

namespace {

constexpr int refreshDelayMs = 700; ///< longer than the pause between two keys

} // namespace

ImportDialog::ImportDialog(Workspace& workspace, JobRunner& runner, PlanImport plan, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
{
    build(runner);
    setBusy(tr("Looking at the files…"));
    m_job = runner.run<ImportPlan>(tr("Looking at the files"), std::move(plan), this,
        [this, generation = m_generation](Result<ImportPlan> planned) {
            if (generation != m_generation) {
                return; // cancelled meanwhile, and perhaps the library is gone
            }
            setIdle();
            if (!planned) {
                showError(planned.error());
                return;
            }
            m_plan = std::move(*planned);
            m_found->setPlan(m_plan);
            m_columns->setPlan(m_plan);
            showQuestions();
            preview();
        });
}

void ImportDialog::build(JobRunner& runner)
{
    setWindowTitle(tr("Import"));
    resize(1280, 660); // what fits on 1366 × 768
    m_steps = new QListWidget(this);
    m_pages = new QStackedWidget(this);
    m_found = new FoundStep(m_pages);
    m_columns = new ColumnsStep(runner, m_pages);
    m_join = new JoinStep(m_pages);
    m_check = new CheckStep(m_pages);
    for (QWidget* page : std::initializer_list<QWidget*>{m_found, m_columns, m_join, m_check}) {
        m_pages->addWidget(page);
    }
    m_steps->addItems({tr("1  Found"), tr("2  Columns"), tr("3  Join"), tr("4  Check")});
    m_steps->setObjectName(QStringLiteral("steps"));
    m_steps->setAccessibleName(tr("Steps of the import"));
    m_steps->setFixedWidth(120);
    m_steps->setFrameShape(QFrame::NoFrame);
    m_steps->viewport()->setAutoFillBackground(false);
    m_state = new QLabel(this);
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(140);
    m_progress->setAccessibleName(tr("Progress of the import"));
    m_back = new QPushButton(tr("Back"), this);
    m_next = new QPushButton(tr("Next"), this);
    m_import = new QPushButton(tr("Import"), this);
    m_import->setProperty("primary", true);
    m_cancel = new QPushButton(tr("Cancel"), this);
    auto* top = new QHBoxLayout;
    top->addWidget(m_steps);
    top->addWidget(m_pages, 1);
    auto* bottom = new QHBoxLayout;
    m_state->setWordWrap(true);
    bottom->addWidget(m_state, 1);
    bottom->addWidget(m_progress);
    for (QPushButton* button : {m_back, m_next, m_import, m_cancel}) {
        button->setAutoDefault(false);
        bottom->addWidget(button);
    }
    m_import->setDefault(true);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(top, 1);
    layout->addLayout(bottom);
    connect(m_steps, &QListWidget::currentRowChanged, this, &ImportDialog::goTo);
    connect(
        m_back, &QPushButton::clicked, this, [this] { m_steps->setCurrentRow(m_pages->currentIndex() - 1); });
    connect(
        m_next, &QPushButton::clicked, this, [this] { m_steps->setCurrentRow(m_pages->currentIndex() + 1); });
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::import);
    connect(m_cancel, &QPushButton::clicked, this, &ImportDialog::reject);
    connect(m_found, &FoundStep::formatHelpAsked, this, &ImportDialog::formatHelpAsked);
    connect(m_found, &FoundStep::chosen, this, [this](int file, int candidate) {
        m_plan[static_cast<std::size_t>(file)].chosen = candidate;
        m_columns->setPlan(m_plan);
        showQuestions();
        preview();
    });
    connect(m_columns, &ColumnsStep::mappingChanged, this, &ImportDialog::takeMapping);
    connect(m_join, &JoinStep::choicesChanged, this, &ImportDialog::previewSoon);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(refreshDelayMs);
    connect(&m_refresh, &QTimer::timeout, this, &ImportDialog::preview);
    m_tick.setInterval(100);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        const int perMille = progressPerMille(m_job.progress());
        m_progress->setRange(0, perMille < 0 ? 0 : 1000);
        m_progress->setValue(perMille);
    });
    m_steps->setCurrentRow(FoundIndex);
}

void ImportDialog::takeMapping(int file, std::shared_ptr<const Mapping> mapping)
{
    m_plan[static_cast<std::size_t>(file)].mapping = std::move(mapping);
    showQuestions();
    previewSoon();
}

void ImportDialog::previewSoon()
{
    m_job.cancel();
    ++m_generation; // what is still being looked at belongs to the mapping, or the choices, before
    m_isPreviewed = false;
    m_import->setText(tr("Import"));
    setIdle();
    m_state->setText(mappingProblem(m_plan));
    m_refresh.start();
}

void ImportDialog::goTo(int step)
{
    m_pages->setCurrentIndex(step);
    if (step >= JoinIndex && !m_isPreviewed && !m_isBusy) {
        preview();
    }
    updateButtons();
}

void ImportDialog::preview()
{
    m_job.cancel();
    m_refresh.stop();
    m_isPreviewed = false;
    m_import->setText(tr("Import"));
    const int generation = ++m_generation;
    const ImportPlan plan = m_plan; // keeps the mappings that the files point to
    if (const QString problem = mappingProblem(plan); !problem.isEmpty()) {
        setIdle();
        m_state->setText(problem);
        return;
    }
    if (importFiles(plan).empty()) {
        setIdle();
        m_state->setText(plan.empty() ? tr("Nothing new: every file here is as it was imported.")
                                      : tr("No file is chosen for import."));
        return;
    }
    setBusy(tr("Looking how the records fit together…"));
    m_job = m_workspace.preview(importFiles(plan), m_join->choices(), this,
        [this, plan, generation](const Result<ImportOutcome>& outcome) {
            if (generation != m_generation) {
                return;
            }
            setIdle();
            if (!outcome) {
                showError(outcome.error());
                return;
            }
            m_isPreviewed = true;
            m_hasNews = false;
            showOutcome(*outcome);
            updateButtons();
        });
}

void ImportDialog::showOutcome(const ImportOutcome& outcome)
{
    m_join->setOutcome(outcome);
    m_check->setOutcome(outcome);
    m_doubted.clear();
    for (const Problem& problem : problemsOf(outcome.files, {})) {
        if (problem.isUnitQuestion) {
            m_doubted.insert(toPath(toText(problem.where.path)));
        }
    }
    showQuestions();
    qint64 accepted = 0;
    qint64 aside = 0; // that the library does not keep aside already
    for (const FileOutcome& file : outcome.files) {
        accepted += file.accepted;
        aside += file.alreadyThere ? 0 : file.setAside;
    }
    const auto refused = static_cast<int>(
        std::ranges::count_if(outcome.files, [](const FileOutcome& file) { return file.error.has_value(); }));
    const qint64 runs = outcome.runsAdded + outcome.runsUpdated;
    m_hasNews = runs > 0 || aside > 0;
    m_import->setText(!m_hasNews ? tr("Import")
            : aside > 0          ? tr("Import %1, keep %2 aside").arg(runs).arg(aside)
                                 : tr("Import %n runs", nullptr, static_cast<int>(runs)));
    m_state->setText(runs > 0 ? tr("Records: %1. Runs: %2.").arg(accepted).arg(runs)
            : aside > 0       ? tr("No run is added; records are set aside, see step 4.")
            : refused > 0     ? tr("No run is added; %n files are refused, see step 4.", nullptr, refused)
                              : tr("Nothing new: everything here was imported before."));
    const auto choices = static_cast<int>(m_join->choices().size());
    if (outcome.choicesMade < choices) {
        m_state->setText(m_state->text() + u' '
            + tr("%n decisions about joins cannot be carried out: the records are of one run already, or a "
                 "file has no such record or several in one place.",
                nullptr, choices - outcome.choicesMade));
    }
}

void ImportDialog::import()
{
    const ImportPlan plan = m_plan;
    m_refresh.stop();
    m_pages->setEnabled(false); // nothing of the plan changes any more
    setBusy(tr("Importing…"));
    m_job = m_workspace.import(
        importFiles(plan), m_join->choices(), this, [this, plan](const Result<ImportOutcome>& outcome) {
            setIdle();
            if (outcome) {
                accept();
            } else if (outcome.error().code == Errc::Cancelled) {
                QDialog::reject();
            } else {
                showError(outcome.error());
            }
        });
}

void ImportDialog::keyPressEvent(QKeyEvent* event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && focusWidget() != nullptr && m_columns->isAncestorOf(focusWidget())) {
        event->accept(); // ends the typing in a cell; the import has a button
        return;
    }
    if (isReturn && focusWidget() != nullptr && m_join->isAncestorOf(focusWidget())) {
        event->accept();
        if (auto* button = qobject_cast<QAbstractButton*>(focusWidget())) {
            button->click();
        }
        return;
    }
    QDialog::keyPressEvent(event);
}

void ImportDialog::reject()
{
    ++m_generation;
    m_refresh.stop();
    m_job.cancel();
    if (m_isBusy && !m_import->isEnabled() && m_state->text() == tr("Importing…")) {
        m_state->setText(tr("Stopping; the library stays as it was…"));
        return; // import() closes the dialog when the library has rolled back
    }
    QDialog::reject();
}

void ImportDialog::setBusy(const QString& text)
{
    m_isBusy = true;
    m_state->setText(text);
    m_progress->setRange(0, 0);
    m_progress->show();
    m_tick.start();
    updateButtons();
}

void ImportDialog::setIdle()
{
    m_isBusy = false;
    m_pages->setEnabled(true);
    m_progress->hide();
    m_tick.stop();
    updateButtons();
}

void ImportDialog::showError(const Error& error)
{
    m_state->setText(errorText(error));
}

void ImportDialog::showQuestions()
{
    m_found->showQuestions(static_cast<int>(std::ranges::count_if(m_plan, [this](const PlannedFile& file) {
        return openQuestions(file) > 0 || (hasAskedColumns(file) && m_doubted.contains(file.path));
    })));
}

void ImportDialog::updateButtons()
{
    const int step = m_pages->currentIndex();
    m_back->setEnabled(step > FoundIndex);
    const bool isSound = mappingProblem(m_plan).isEmpty();
    m_next->setEnabled(step < CheckIndex && (isSound || step < ColumnsIndex));
    for (const int later : {JoinIndex, CheckIndex}) { // what they show would be of another mapping
        m_steps->item(later)->setFlags(isSound ? Qt::ItemIsSelectable | Qt::ItemIsEnabled : Qt::NoItemFlags);
    }
    const bool isForNothing = m_isPreviewed && !m_hasNews;
    m_cancel->setText(isForNothing ? tr("Close") : tr("Cancel"));
    (isForNothing ? m_cancel : m_import)->setDefault(true);
    m_import->setEnabled(!m_isBusy && isSound && !isForNothing && !importFiles(m_plan).empty());
}

} // namespace trefoil
