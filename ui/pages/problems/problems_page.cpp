// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/problems/problems_page.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>

namespace trefoil {

ProblemsPage::ProblemsPage(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(new DiagnosticsModel(this))
    , m_parts(addSummaryTable(this, m_model, tr("Problems"), DiagnosticsModel::BriefColumn))
{
    m_parts.summary->setObjectName(QStringLiteral("quiet"));
    m_parts.table->setAccessibleDescription(tr("Enter opens the line of the source file"));
    for (int column = 0; column < DiagnosticsModel::BriefColumn; ++column) {
        m_parts.table->setColumnHidden(column, true);
    }
    m_parts.table->horizontalHeader()->hide();
    connect(m_parts.table, &QTableView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT sourceRequested(m_model->rows()[static_cast<std::size_t>(index.row())].where, {});
    });
    connect(&workspace, &Workspace::contentChanged, this, &ProblemsPage::reload);
    reload();
}

void ProblemsPage::reload()
{
    const LibrarySnapshot& snapshot = m_workspace.snapshot();
    m_model->setRows(problemsOf(snapshot.files, snapshot.ambiguities));
    const int count = m_model->rowCount({});
    showSummary(m_parts,
        count == 0 ? tr("Every record was imported and joined without a question.")
                   : tr("%n things to know about the imported files. Enter or a double click shows the line.",
                       nullptr, count));
    Q_EMIT countChanged(count);
}

} // namespace trefoil
