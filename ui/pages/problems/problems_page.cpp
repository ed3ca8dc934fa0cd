// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/problems/problems_page.h"

#include <algorithm>
#include <iterator>

#include <QBoxLayout>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
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
    addButtons();
    connect(&workspace, &Workspace::contentChanged, this, &ProblemsPage::reload, Qt::QueuedConnection);
    reload();
}

void ProblemsPage::addButtons()
{
    m_save = new QPushButton(tr("Save as CSV…"), this);
    m_again = new QPushButton(tr("Import again…"), this);
    m_again->setToolTip(
        tr("Read the files with records that were set aside or a unit in question once more, after a "
           "correction of the file or of what its columns mean"));
    m_joins = new QPushButton(tr("Review joins…"), this);
    m_joins->setToolTip(tr("Decide about records that fit several runs equally well"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addWidget(m_again);
    buttons->addStretch(1);
    auto* column = static_cast<QBoxLayout*>(layout());
    column->addWidget(m_joins, 0, Qt::AlignLeft); // three in a row are wider than the panel
    column->addLayout(buttons);
    connect(m_save, &QPushButton::clicked, this, &ProblemsPage::save);
    connect(m_joins, &QPushButton::clicked, this, &ProblemsPage::joinsRequested);
    connect(m_again, &QPushButton::clicked, this,
        [this] { Q_EMIT importAgainRequested(filesToReadAgain(m_problems)); });
}

void ProblemsPage::save()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save the problems"), QStringLiteral("problems.csv"), tr("Table (*.csv)"));
    if (path.isEmpty()) {
        return;
    }
    QSaveFile file(path);
    const QByteArray text = QByteArray::fromStdString(toCsv(problemTable(m_problems)));
    const bool isWritten =
        file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
    m_parts.summary->setText(isWritten ? tr("Saved as %1.").arg(path)
                                       : tr("%1 could not be written: %2").arg(path, file.errorString()));
}

void ProblemsPage::setUnread(std::vector<FileOutcome> files)
{
    m_unread = std::move(files);
    reload();
}

void ProblemsPage::reload()
{
    const LibrarySnapshot& snapshot = m_workspace.snapshot();
    std::vector<FileOutcome> files = snapshot.files;
    files.insert(files.end(), m_unread.begin(), m_unread.end());
    std::ranges::copy_if(snapshot.refused, std::back_inserter(files), [this](const FileOutcome& refused) {
        return std::ranges::find(m_unread, refused.path, &FileOutcome::path) == m_unread.end();
    });
    m_problems = problemsOf(files, snapshot.ambiguities);
    m_model->setRows(groupedProblems(m_problems));
    const int count = static_cast<int>(m_problems.size());
    showSummary(m_parts,
        count == 0 ? tr("Every record was imported and joined without a question.")
                   : tr("%n things to know about the imported files. Enter or a double click shows the line.",
                       nullptr, count));
    m_save->setVisible(count > 0);
    m_again->setVisible(!filesToReadAgain(m_problems).isEmpty());
    m_joins->setVisible(!snapshot.ambiguities.empty());
    Q_EMIT countChanged(count);
}

} // namespace trefoil
