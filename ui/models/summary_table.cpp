// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/summary_table.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace trefoil {

namespace {

constexpr int rowPadding = 8;
constexpr int mostLines = 4; ///< of a tool tip below the table
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

void addCurrentRowText(const SummaryTable& parts)
{
    auto* text = new QLabel(parts.table->parentWidget());
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    text->setObjectName(QStringLiteral("quiet"));
    parts.table->parentWidget()->layout()->addWidget(text);
    const auto show = [text](const QModelIndex& current) {
        const QStringList lines = current.data(Qt::ToolTipRole).toString().split(u'\n');
        text->setText(lines.mid(0, mostLines).join(u'\n'));
    };
    QObject::connect(parts.table->selectionModel(), &QItemSelectionModel::currentRowChanged, text, show);
    QObject::connect(parts.table->model(), &QAbstractItemModel::modelReset, text, &QLabel::clear);
}

void showSummary(const SummaryTable& parts, const QString& text)
{
    const int rows = parts.table->model()->rowCount();
    parts.summary->setText(text);
    parts.table->setVisible(rows > 0);
    if (rows > 0 && !parts.table->currentIndex().isValid()) {
        parts.table->setCurrentIndex(parts.table->model()->index(0, 0));
    }
    parts.table->verticalHeader()->setSectionResizeMode(
        parts.table->wordWrap() && rows <= wrapLimit ? QHeaderView::ResizeToContents : QHeaderView::Fixed);
}

} // namespace trefoil
