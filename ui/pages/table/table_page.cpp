// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/table/table_page.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QVBoxLayout>

namespace trefoil {

namespace {

constexpr int nameWidth = 200;
constexpr int headerPadding = 42; // with the mark of the order
constexpr int leastRows = 4;
constexpr int widestColumn = 260;

} // namespace

TablePage::TablePage(Workspace& workspace, RunTableModel& model, QWidget* parent)
    : QWidget(parent)
    , m_list(new RunListView(workspace, model, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);
    m_list->setAccessibleName(tr("Table of all runs and values"));
    m_list->setObjectName(QStringLiteral("runsTable"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSortingEnabled(true);
    m_list->sortByColumn(-1, Qt::AscendingOrder);
    m_list->horizontalHeader()->setSectionsMovable(true);
    connect(&m_list->proxy(), &QAbstractItemModel::modelReset, this, &TablePage::arrangeColumns);
    arrangeColumns();
    const QHeaderView* rows = m_list->verticalHeader();
    setMinimumHeight(m_list->horizontalHeader()->sizeHint().height() + leastRows * rows->defaultSectionSize()
        + m_list->horizontalScrollBar()->sizeHint().height());
}

void TablePage::arrangeColumns()
{
    QHeaderView* header = m_list->horizontalHeader();
    const RunOrderProxy& proxy = m_list->proxy();
    // Measured on the headers and the longest text of the first rows: looking at a million cells would take
    // seconds, and measuring each of some hundred columns' cells stopped the window after an import.
    const int sampledRows = std::min(proxy.rowCount({}), 20);
    for (int column = 0; column < proxy.columnCount({}); ++column) {
        int width = header->fontMetrics().horizontalAdvance(
            proxy.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        QString longest;
        for (int row = 0; row < sampledRows; ++row) {
            const QString text = proxy.index(row, column, {}).data().toString();
            longest = text.size() > longest.size() ? text : longest;
        }
        width = std::max(width, m_list->fontMetrics().horizontalAdvance(longest));
        m_list->setColumnWidth(column, std::min(width + headerPadding, widestColumn));
    }
    m_list->setColumnWidth(RunTableModel::EyeColumn, 30);
    m_list->setColumnWidth(RunTableModel::NameColumn, nameWidth);
    m_list->setColumnHidden(RunTableModel::HeadlineColumn, true);
}

} // namespace trefoil
