// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/run_order_proxy.h"

#include <algorithm>
#include <numeric>

#include "core/base/utf8_text.h"
#include "ui/bridge/text.h"

namespace trefoil {

RunOrderProxy::RunOrderProxy(RunTableModel& model, QObject* parent)
    : QAbstractProxyModel(parent)
    , m_model(model)
{
    QAbstractProxyModel::setSourceModel(&model);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        rebuild();
        endResetModel();
    });
    connect(&model, &QAbstractItemModel::dataChanged, this, &RunOrderProxy::passOn);
    connect(&model, &QAbstractItemModel::headerDataChanged, this, &QAbstractItemModel::headerDataChanged);
    rebuild();
}

void RunOrderProxy::setSearch(const QString& text)
{
    std::string wanted = toUtf8(text.trimmed().toLower());
    if (wanted == m_search) {
        return;
    }
    beginResetModel();
    m_search = std::move(wanted);
    rebuild();
    endResetModel();
}

int RunOrderProxy::proxyRow(std::uint32_t row) const
{
    return row < m_rowOf.size() ? m_rowOf[row] : -1;
}

QModelIndex RunOrderProxy::index(int row, int column, const QModelIndex& parent) const
{
    return !parent.isValid() && row >= 0 && row < rowCount({}) && column >= 0 && column < columnCount({})
        ? createIndex(row, column)
        : QModelIndex();
}

QModelIndex RunOrderProxy::parent(const QModelIndex&) const
{
    return {};
}

int RunOrderProxy::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int RunOrderProxy::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_model.columnCount({});
}

QModelIndex RunOrderProxy::mapToSource(const QModelIndex& proxyIndex) const
{
    if (!proxyIndex.isValid() || proxyIndex.row() >= static_cast<int>(m_order.size())) {
        return {};
    }
    return m_model.index(
        static_cast<int>(m_order[static_cast<std::size_t>(proxyIndex.row())]), proxyIndex.column());
}

QModelIndex RunOrderProxy::mapFromSource(const QModelIndex& sourceIndex) const
{
    const int row = sourceIndex.isValid() ? proxyRow(static_cast<std::uint32_t>(sourceIndex.row())) : -1;
    return row < 0 ? QModelIndex() : createIndex(row, sourceIndex.column());
}

QVariant RunOrderProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_model.headerData(section, orientation, role);
}

void RunOrderProxy::sort(int column, Qt::SortOrder order)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList sources;
    for (const QModelIndex& index : before) {
        sources.append(mapToSource(index));
    }
    m_sortColumn = column;
    m_sortOrder = order;
    rebuild();
    QModelIndexList after;
    for (const QModelIndex& source : sources) {
        after.append(mapFromSource(source));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void RunOrderProxy::rebuild()
{
    search();
    sortRows();
    m_rowOf.assign(m_model.frame().rowCount(), -1);
    for (std::size_t i = 0; i < m_order.size(); ++i) {
        m_rowOf[m_order[i]] = static_cast<std::int32_t>(i);
    }
}

void RunOrderProxy::search()
{
    const std::vector<std::string>& names = m_model.frame().names;
    m_order.resize(names.size());
    std::iota(m_order.begin(), m_order.end(), 0U);
    if (!m_search.empty()) {
        std::erase_if(m_order,
            [&](std::uint32_t row) { return toLowerAscii(names[row]).find(m_search) == std::string::npos; });
    }
}

void RunOrderProxy::sortRows()
{
    const bool descending = m_sortOrder == Qt::DescendingOrder;
    const auto sortBy = [&](auto less) {
        std::stable_sort(m_order.begin(), m_order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return descending ? less(b, a) : less(a, b); });
    };
    const Frame& frame = m_model.frame();
    if (m_sortColumn == RunTableModel::NameColumn) {
        sortBy([&](std::uint32_t a, std::uint32_t b) { return frame.names[a] < frame.names[b]; });
    } else if (m_sortColumn == RunTableModel::EyeColumn) {
        sortBy([&](std::uint32_t a, std::uint32_t b) {
            return m_model.isVisible(static_cast<int>(a)) < m_model.isVisible(static_cast<int>(b));
        });
    } else if (const Column* column = m_model.quantityAt(m_sortColumn)) {
        sortBy([&](std::uint32_t a, std::uint32_t b) { return column->values[a] < column->values[b]; });
        std::stable_partition(
            m_order.begin(), m_order.end(), [&](std::uint32_t row) { return column->has(row); });
    } else if (const TextColumn* text = m_model.textAt(m_sortColumn)) {
        sortBy([&](std::uint32_t a, std::uint32_t b) { return text->at(a) < text->at(b); });
    }
}

void RunOrderProxy::passOn(
    const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles)
{
    if (m_order.empty()) {
        return;
    }
    // One row stays one row; for many, "something between the first and the last" is cheaper than a list.
    if (topLeft.row() == bottomRight.row()) {
        const QModelIndex first = mapFromSource(topLeft);
        if (first.isValid()) {
            Q_EMIT dataChanged(first, first.siblingAtColumn(bottomRight.column()), roles);
        }
        return;
    }
    Q_EMIT dataChanged(
        index(0, topLeft.column(), {}), index(rowCount({}) - 1, bottomRight.column(), {}), roles);
}

} // namespace trefoil
