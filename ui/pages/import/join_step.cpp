// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/join_step.h"

#include <QTableView>

#include <set>

#include "ui/models/join_model.h"

namespace trefoil {

JoinStep::JoinStep(QWidget* parent)
    : QWidget(parent)
    , m_model(new JoinModel(this))
    , m_parts(addSummaryTable(this, m_model, tr("Joins of records into runs"), JoinModel::ExplanationColumn))
{
    m_parts.table->setWordWrap(false); // one line a join; the whole stands under the table
    addCurrentRowText(m_parts);
    m_parts.table->setColumnWidth(JoinModel::RunColumn, 190);
    m_parts.table->setColumnWidth(JoinModel::ReasonColumn, 130);
    m_parts.table->setColumnWidth(JoinModel::ConfidenceColumn, 90);
    m_parts.table->setColumnWidth(JoinModel::SourcesColumn, 220);
}

void JoinStep::setOutcome(const ImportOutcome& outcome)
{
    m_model->setRows(joinRows(outcome.joins, outcome.ambiguities));
    std::set<std::int64_t> runs;
    for (const JoinOutcome& join : outcome.joins) {
        runs.insert(join.run.value);
    }
    const int joins = static_cast<int>(runs.size());
    const int ambiguous = static_cast<int>(outcome.ambiguities.size());
    QString text = joins == 0 ? tr("Every record is a run of its own: no two describe the same one.")
                              : tr("%n runs are put together from several records.", nullptr, joins);
    if (ambiguous > 0) {
        text += u' '
            + tr("%n records fit several runs equally well and are left alone; join them by hand after the "
                 "import.",
                nullptr, ambiguous);
    }
    showSummary(m_parts, text);
}

} // namespace trefoil
