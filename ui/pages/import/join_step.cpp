// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/join_step.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/models/join_model.h"

namespace trefoil {

JoinStep::JoinStep(QWidget* parent)
    : QWidget(parent)
    , m_summary(new QLabel(this))
    , m_list(new QTableView(this))
    , m_model(new JoinModel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_summary);
    layout->addWidget(m_list, 1);
    m_summary->setWordWrap(true);
    m_list->setModel(m_model);
    m_list->setAccessibleName(tr("Joins of records into runs"));
    m_list->setShowGrid(false);
    m_list->setWordWrap(false);
    m_list->setTabKeyNavigation(false);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->verticalHeader()->hide();
    m_list->horizontalHeader()->setStretchLastSection(true);
    m_list->setColumnWidth(JoinModel::RunColumn, 170);
    m_list->setColumnWidth(JoinModel::ReasonColumn, 130);
    m_list->setColumnWidth(JoinModel::ConfidenceColumn, 90);
    m_list->setColumnWidth(JoinModel::SourcesColumn, 240);
}

void JoinStep::setOutcome(const ImportOutcome& outcome)
{
    m_model->setRows(joinRows(outcome.joins, outcome.ambiguities));
    const int joins = static_cast<int>(outcome.joins.size());
    const int ambiguous = static_cast<int>(outcome.ambiguities.size());
    QString text = joins == 0 ? tr("Every record is a run of its own: no two describe the same one.")
                              : tr("%n runs are put together from several records.", nullptr, joins);
    if (ambiguous > 0) {
        text += u' '
            + tr("%n records fit several runs equally well and are left alone; join them by hand after the "
                 "import.",
                nullptr, ambiguous);
    }
    m_summary->setText(text);
    m_list->setVisible(joins + ambiguous > 0);
    static_cast<QVBoxLayout*>(layout())->setAlignment(m_summary, Qt::AlignTop);
}

} // namespace trefoil
