// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/run_list/run_list_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>

namespace trefoil {

namespace {

constexpr int runRowPadding = 8;
constexpr std::size_t mostToScrollTo = 1000;

} // namespace

RunListView::RunListView(Workspace& workspace, RunTableModel& model, QWidget* parent)
    : QTableView(parent)
    , m_workspace(workspace)
    , m_model(model)
    , m_proxy(new RunOrderProxy(model, this))
{
    setModel(m_proxy);
    m_selection = new RunSelection(*m_proxy, *selectionModel(), this);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::EditKeyPressed);
    setShowGrid(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideMiddle); // names of one study often differ at their end
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + runRowPadding);
    horizontalHeader()->setHighlightSections(false);
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_selection, &RunSelection::selected, &workspace, &Workspace::setSelection);
    connect(&workspace, &Workspace::selectionChanged, this, &RunListView::showSelection);
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        if (index.column() != RunTableModel::EyeColumn) {
            Q_EMIT runActivated(frameRow(index));
        }
    });
    m_selection->show(workspace.selection());
}

void RunListView::showSelection(const RowSetPointer& rows)
{
    m_selection->show(rows);
    // Whoever selects in a list looks at the place already, and among many runs no place is the one.
    if (hasFocus() || rows->empty() || rows->count() > mostToScrollTo) {
        return;
    }
    int first = -1;
    bool isSeen = false;
    rows->forEach([&](RowSet::Row row) {
        const int shown = m_proxy->proxyRow(row);
        if (shown >= 0 && !isSeen) {
            first = first < 0 ? shown : std::min(first, shown);
            const int top = rowViewportPosition(shown);
            isSeen = top >= 0 && top + rowHeight(shown) <= viewport()->height();
        }
    });
    if (first >= 0 && !isSeen) {
        scrollTo(m_proxy->index(first, RunTableModel::NameColumn, {}), QAbstractItemView::PositionAtCenter);
    }
}

qint64 RunListView::frameRow(const QModelIndex& index) const
{
    return index.isValid() ? m_proxy->frameRow(index.row()) : -1;
}

void RunListView::setGrouped()
{
    m_proxy->setGrouped(true);
    showHeadings();
    connect(m_proxy, &QAbstractItemModel::modelReset, this, &RunListView::showHeadings);
    connect(m_proxy, &QAbstractItemModel::layoutChanged, this, &RunListView::showHeadings);
}

void RunListView::showHeadings()
{
    clearSpans();
    for (int row = 0; row < m_proxy->rowCount({}); ++row) {
        if (m_proxy->isHeading(row)) {
            setSpan(row, RunTableModel::EyeColumn, 1, 2);
        }
    }
}

void RunListView::toggleHeading(int row)
{
    m_proxy->toggleHeading(row);
    selectionModel()->setCurrentIndex(
        m_proxy->index(row, RunTableModel::EyeColumn, {}), QItemSelectionModel::NoUpdate);
}

void RunListView::renameCurrent()
{
    const QModelIndex name = currentIndex().siblingAtColumn(RunTableModel::NameColumn);
    if (name.isValid()) {
        edit(name);
    }
}

void RunListView::renameRun(std::uint32_t row)
{
    const int shown = m_proxy->proxyRow(row);
    if (shown >= 0) {
        setFocus(Qt::OtherFocusReason);
        selectionModel()->setCurrentIndex(
            m_proxy->index(shown, RunTableModel::NameColumn, {}), QItemSelectionModel::NoUpdate);
        renameCurrent();
    }
}

void RunListView::copySelection() const
{
    std::vector<int> columns;
    for (int column = RunTableModel::NameColumn; column < m_proxy->columnCount({}); ++column) {
        if (!isColumnHidden(column) && column != RunTableModel::HeadlineColumn) {
            columns.push_back(column);
        }
    }
    QString text;
    const auto addLine = [&](auto cell) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            text += (i == 0 ? QString() : QStringLiteral("\t")) + cell(columns[i]);
        }
        text += u'\n';
    };
    addLine([&](int column) {
        const Column* quantity = m_model.quantityAt(column);
        return quantity != nullptr ? QString::fromStdString(quantity->quantity->id)
                                   : m_proxy->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    });
    const RowSet& selected = *m_workspace.selection();
    for (int row = 0; row < m_proxy->rowCount({}); ++row) {
        const qint64 run = m_proxy->frameRow(row);
        if (run < 0 || (!selected.empty() && !selected.contains(static_cast<RowSet::Row>(run)))) {
            continue;
        }
        addLine([&](int column) {
            // Numbers as they are, not as rounded for the eye and the locale.
            const QVariant value = m_proxy->index(row, column, {}).data(SortRole);
            return value.typeId() == QMetaType::Double
                ? QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest)
                : value.toString();
        });
    }
    QGuiApplication::clipboard()->setText(text);
}

void RunListView::toggleEyes()
{
    const qint64 current = frameRow(currentIndex());
    if (current < 0) {
        return;
    }
    RowSet rows = *m_workspace.selection();
    if (!rows.contains(static_cast<RowSet::Row>(current))) {
        rows = RowSet(m_model.frame().rowCount());
        rows.insert(static_cast<RowSet::Row>(current));
    }
    m_workspace.setRowsVisible(rows, !m_model.isVisible(static_cast<int>(current)));
}

void RunListView::keyPressEvent(QKeyEvent* event)
{
    const bool folds =
        event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (folds && m_proxy->isHeading(currentIndex().row())) {
        toggleHeading(currentIndex().row());
    } else if (event->matches(QKeySequence::Copy)) {
        copySelection();
    } else if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
        toggleEyes();
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && state() != EditingState) {
        Q_EMIT runActivated(frameRow(currentIndex()));
    } else if (event->key() == Qt::Key_Escape) {
        clearSelection();
    } else {
        QTableView::keyPressEvent(event);
    }
}

void RunListView::mousePressEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->pos());
    if (m_proxy->isHeading(index.row()) && event->button() == Qt::LeftButton) {
        toggleHeading(index.row());
        return;
    }
    if (index.isValid() && index.column() == RunTableModel::EyeColumn && event->button() == Qt::LeftButton) {
        RowSet rows(m_model.frame().rowCount());
        rows.insert(static_cast<RowSet::Row>(frameRow(index)));
        m_workspace.setRowsVisible(rows, !m_model.isVisible(static_cast<int>(frameRow(index))));
        return;
    }
    QTableView::mousePressEvent(event);
}

void RunListView::mouseMoveEvent(QMouseEvent* event)
{
    QTableView::mouseMoveEvent(event);
    m_workspace.setHoveredRow(frameRow(indexAt(event->pos())));
}

void RunListView::leaveEvent(QEvent* event)
{
    QTableView::leaveEvent(event);
    m_workspace.setHoveredRow(-1);
}

} // namespace trefoil
