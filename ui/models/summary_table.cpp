// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/summary_table.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace trefoil {

namespace {

constexpr int rowPadding = 8;
constexpr int wrapLimit = 1000; ///< rows whose height is measured; more would make opening slow

} // namespace

SummaryTable addSummaryTable(
    QWidget* page, QAbstractItemModel* model, const QString& accessibleName, int wideColumn)
{
    const SummaryTable parts{new QLabel(page), new QTableView(page)};
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(12, 10, 8, 8);
    layout->addWidget(parts.summary);
    layout->addWidget(parts.table, 1);
    layout->addStretch(0);
    parts.summary->setWordWrap(true);
    parts.summary->setTextFormat(Qt::PlainText);
    QTableView& table = *parts.table;
    table.setModel(model);
    table.setObjectName(QStringLiteral("summary"));
    table.setAccessibleName(accessibleName);
    table.setFrameShape(QFrame::NoFrame);
    table.setShowGrid(false);
    table.setTabKeyNavigation(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setTextElideMode(Qt::ElideMiddle);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() + rowPadding);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table.horizontalHeader()->setSectionResizeMode(wideColumn, QHeaderView::Stretch);
    return parts;
}

void showSummary(const SummaryTable& parts, const QString& text)
{
    const int rows = parts.table->model()->rowCount();
    parts.summary->setText(text);
    parts.table->setVisible(rows > 0);
    parts.table->verticalHeader()->setSectionResizeMode(
        parts.table->wordWrap() && rows <= wrapLimit ? QHeaderView::ResizeToContents : QHeaderView::Fixed);
}

} // namespace trefoil
