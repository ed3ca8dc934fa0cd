// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/check_step.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/models/diagnostics_model.h"

namespace trefoil {

namespace {

QString summaryOf(const ImportOutcome& outcome)
{
    int alreadyThere = 0;
    for (const FileOutcome& file : outcome.files) {
        alreadyThere += file.alreadyThere ? 1 : 0;
    }
    const QString files = alreadyThere == 0
        ? QString()
        : u' ' + CheckStep::tr("%n files were imported before and add nothing.", nullptr, alreadyThere);
    return CheckStep::tr("Runs: %1 new, %2 updated, %3 unchanged.")
               .arg(outcome.runsAdded)
               .arg(outcome.runsUpdated)
               .arg(outcome.runsUnchanged)
        + files;
}

} // namespace

CheckStep::CheckStep(QWidget* parent)
    : QWidget(parent)
    , m_summary(new QLabel(this))
    , m_list(new QTableView(this))
    , m_model(new DiagnosticsModel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_summary);
    layout->addWidget(m_list, 1);
    m_summary->setWordWrap(true);
    m_list->setModel(m_model);
    m_list->setAccessibleName(tr("Problems of the import"));
    m_list->setShowGrid(false);
    m_list->setTabKeyNavigation(false);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->verticalHeader()->hide();
    m_list->horizontalHeader()->setSectionResizeMode(DiagnosticsModel::WhatColumn, QHeaderView::Stretch);
    m_list->setColumnWidth(DiagnosticsModel::SeverityColumn, 80);
    m_list->setColumnWidth(DiagnosticsModel::WhereColumn, 170);
}

void CheckStep::setOutcome(const ImportOutcome& outcome)
{
    m_model->setRows(problemsOf(outcome.files, {}));
    const int problems = m_model->rowCount({});
    m_summary->setText(summaryOf(outcome) + u' '
        + (problems == 0 ? tr("No problem was found.") : tr("%n things to know:", nullptr, problems)));
    m_list->setVisible(problems > 0);
    static_cast<QVBoxLayout*>(layout())->setAlignment(m_summary, Qt::AlignTop);
}

} // namespace trefoil
