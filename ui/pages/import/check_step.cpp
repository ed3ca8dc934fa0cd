// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/check_step.h"

#include <QTableView>

#include "ui/models/diagnostics_model.h"
#include "ui/session/read_again_text.h"

namespace trefoil {

namespace {

QString summaryOf(const ImportOutcome& outcome)
{
    int alreadyThere = 0;
    for (const FileOutcome& file : outcome.files) {
        alreadyThere += file.alreadyThere ? 1 : 0;
    }
    QString files = alreadyThere == 0 ? QString()
                                      : u' '
            + CheckStep::tr("%n files add nothing: they were imported before, or stand here twice.", nullptr,
                alreadyThere);
    if (const QString again = readAgainText(outcome); !again.isEmpty()) {
        files += u' ' + again;
    }
    return CheckStep::tr("Runs: %1 new, %2 updated, %3 unchanged.")
               .arg(outcome.runsAdded)
               .arg(outcome.runsUpdated)
               .arg(outcome.runsUnchanged)
        + files;
}

} // namespace

CheckStep::CheckStep(QWidget* parent)
    : QWidget(parent)
    , m_model(new DiagnosticsModel(this))
    , m_parts(addSummaryTable(this, m_model, tr("Problems of the import"), DiagnosticsModel::WhatColumn))
{
    m_parts.table->setWordWrap(false); // one line a problem; the whole stands under the table
    addCurrentRowText(m_parts);
    m_parts.table->setColumnHidden(DiagnosticsModel::BriefColumn, true);
    m_parts.table->setColumnWidth(DiagnosticsModel::SeverityColumn, 90);
    m_parts.table->setColumnWidth(DiagnosticsModel::WhereColumn, 330);
}

void CheckStep::setOutcome(const ImportOutcome& outcome)
{
    const std::vector<Problem> all = problemsOf(outcome.files, {});
    m_model->setRows(groupedProblems(all));
    const auto problems = static_cast<int>(all.size());
    showSummary(m_parts,
        summaryOf(outcome) + u' '
            + (problems == 0 ? tr("No problem was found.") : tr("%n things to know:", nullptr, problems)));
}

} // namespace trefoil
