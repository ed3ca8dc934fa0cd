// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/problems/problems_page.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace trefoil {

ProblemsPage::ProblemsPage(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_summary(new QLabel(this))
    , m_list(new QTableView(this))
    , m_model(new DiagnosticsModel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 8, 8);
    layout->addWidget(m_summary);
    layout->addWidget(m_list, 1);
    m_summary->setWordWrap(true);
    m_summary->setObjectName(QStringLiteral("quiet"));
    m_list->setModel(m_model);
    m_list->setAccessibleName(tr("Problems"));
    m_list->setAccessibleDescription(tr("Enter opens the line of the source file"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setShowGrid(false);
    m_list->setTabKeyNavigation(false);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->verticalHeader()->hide();
    m_list->horizontalHeader()->setSectionResizeMode(DiagnosticsModel::WhatColumn, QHeaderView::Stretch);
    m_list->horizontalHeader()->setHighlightSections(false);
    connect(m_list, &QTableView::activated, this, [this](const QModelIndex& index) {
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
    m_summary->setText(count == 0
            ? tr("Every record was imported and joined without a question.")
            : tr("%n things to know about the imported files. Enter or a double click shows the line.",
                nullptr, count));
    m_list->setVisible(count > 0);
    static_cast<QVBoxLayout*>(layout())->setAlignment(m_summary, Qt::AlignTop);
    m_list->setColumnWidth(DiagnosticsModel::SeverityColumn, 76);
    m_list->setColumnWidth(DiagnosticsModel::WhereColumn, 130);
    Q_EMIT countChanged(count);
}

} // namespace trefoil
