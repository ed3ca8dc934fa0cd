// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sortable_table.h"

#include "ui/models/table_model.h"

#include <QHeaderView>
#include <QSortFilterProxyModel>
#include <QTableView>

namespace trefoil {

namespace {

constexpr int sortableRowPadding = 8;

} // namespace

void showSortable(QTableView& table, QAbstractItemModel& model)
{
    auto* sorted = new QSortFilterProxyModel(&table);
    sorted->setSourceModel(&model);
    sorted->setSortRole(SortRole);
    table.setModel(sorted);
    table.setFrameShape(QFrame::NoFrame);
    table.setShowGrid(false);
    table.setTabKeyNavigation(false);
    table.setWordWrap(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setSortingEnabled(true);
    table.sortByColumn(-1, Qt::AscendingOrder);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() + sortableRowPadding);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

} // namespace trefoil
