// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/run_order_proxy.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include <QFont>

#include "core/base/utf8_text.h"
#include "core/frame/nesting.h"
#include "ui/bridge/text.h"

namespace trefoil {

namespace {

constexpr std::uint32_t headingBit = 1U << 31U;
constexpr std::size_t headingLimit = 64; ///< with more groups the headings would be the list

} // namespace

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
    connect(&model, &RunTableModel::arrangementChanged, this, &RunOrderProxy::rearrange);
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

void RunOrderProxy::setGrouped(bool grouped)
{
    m_isGrouped = grouped;
    rearrange();
}

bool RunOrderProxy::isHeading(int proxyRow) const
{
    return proxyRow >= 0 && proxyRow < rowCount({})
        && (m_order[static_cast<std::size_t>(proxyRow)] & headingBit) != 0;
}

void RunOrderProxy::toggleHeading(int proxyRow)
{
    if (!isHeading(proxyRow)) {
        return;
    }
    const std::uint32_t code = m_order[static_cast<std::size_t>(proxyRow)] & ~headingBit;
    const std::string& label = m_model.category()->labels[code];
    beginResetModel();
    if (m_folded.erase(label) == 0) {
        m_folded.insert(label);
    }
    rebuild();
    endResetModel();
}

qint64 RunOrderProxy::frameRow(int proxyRow) const
{
    return proxyRow < 0 || proxyRow >= rowCount({}) || isHeading(proxyRow)
        ? -1
        : static_cast<qint64>(m_order[static_cast<std::size_t>(proxyRow)]);
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
    const qint64 row = proxyIndex.isValid() ? frameRow(proxyIndex.row()) : -1;
    return row < 0 ? QModelIndex() : m_model.index(static_cast<int>(row), proxyIndex.column());
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

QVariant RunOrderProxy::data(const QModelIndex& index, int role) const
{
    return isHeading(index.row()) ? headingData(index.row(), index.column(), role)
                                  : QAbstractProxyModel::data(index, role);
}

QVariant RunOrderProxy::headingData(int proxyRow, int column, int role) const
{
    const std::uint32_t code = m_order[static_cast<std::size_t>(proxyRow)] & ~headingBit;
    const std::string& label = m_model.category()->labels[code];
    const bool isFolded = m_folded.contains(label);
    const QString name = label.empty() ? tr("others") : toText(label);
    const auto size = static_cast<int>(m_groupSizes[code]);
    if (role == Qt::AccessibleTextRole) {
        return isFolded ? tr("%1, %n runs, folded", nullptr, size).arg(name)
                        : tr("%1, %n runs", nullptr, size).arg(name);
    }
    if (role == Qt::ToolTipRole) {
        return isFolded ? tr("Click shows these runs") : tr("Click folds these runs away");
    }
    if (role == Qt::FontRole) {
        QFont font;
        font.setBold(column != RunTableModel::HeadlineColumn);
        return font;
    }
    if (role == Qt::DisplayRole && column == RunTableModel::EyeColumn) {
        return QString((isFolded ? QStringLiteral("▸ ") : QStringLiteral("▾ ")) % name);
    }
    if (column != RunTableModel::HeadlineColumn) {
        return {};
    }
    return role == Qt::DisplayRole      ? QVariant(size)
        : role == Qt::TextAlignmentRole ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter)
                                        : QVariant();
}

Qt::ItemFlags RunOrderProxy::flags(const QModelIndex& index) const
{
    return isHeading(index.row()) ? Qt::ItemFlags(Qt::ItemIsEnabled) : QAbstractProxyModel::flags(index);
}

void RunOrderProxy::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    rearrange();
}

void RunOrderProxy::rearrange()
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList sources;
    for (const QModelIndex& index : before) {
        sources.append(mapToSource(index));
    }
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
    m_listedRuns = static_cast<int>(m_order.size());
    m_groupSizes.clear();
    const TextColumn* category = m_model.category();
    if (m_isGrouped && category != nullptr && category->labels.size() <= headingLimit) {
        insertHeadings();
    }
    m_rowOf.assign(m_model.frame().rowCount(), -1);
    for (std::size_t i = 0; i < m_order.size(); ++i) {
        if ((m_order[i] & headingBit) == 0) {
            m_rowOf[m_order[i]] = static_cast<std::int32_t>(i);
        }
    }
}

void RunOrderProxy::insertHeadings()
{
    const TextColumn& category = *m_model.category();
    std::vector<std::vector<std::uint32_t>> groups(category.labels.size());
    for (const std::uint32_t row : m_order) {
        groups[category.codes[row]].push_back(row);
    }
    m_order.clear();
    m_groupSizes.assign(groups.size(), 0);
    for (std::size_t i = 1; i <= groups.size(); ++i) {
        const std::size_t code = i % groups.size(); // runs without a label come last
        m_groupSizes[code] = groups[code].size();
        if (groups[code].empty()) {
            continue;
        }
        m_order.push_back(headingBit | static_cast<std::uint32_t>(code));
        if (!m_folded.contains(category.labels[code])) {
            m_order.insert(m_order.end(), groups[code].begin(), groups[code].end());
        }
    }
}

void RunOrderProxy::search()
{
    const std::vector<std::string>& names = m_model.frame().names;
    m_order.resize(names.size());
    std::iota(m_order.begin(), m_order.end(), 0U);
    if (m_search.empty()) {
        return;
    }
    const TextColumn* parent = m_model.frame().findText(parentTextId);
    const auto has = [&](const std::string& text) {
        return toLowerAscii(text).find(m_search) != std::string::npos;
    };
    std::erase_if(m_order,
        [&](std::uint32_t row) { return !has(names[row]) && (parent == nullptr || !has(parent->at(row))); });
}

void RunOrderProxy::sortRows()
{
    const bool descending = m_sortOrder == Qt::DescendingOrder;
    const auto sortUpTo = [&](auto end, auto less) {
        std::stable_sort(m_order.begin(), end,
            [&](std::uint32_t a, std::uint32_t b) { return descending ? less(b, a) : less(a, b); });
    };
    const auto sortBy = [&](auto less) { sortUpTo(m_order.end(), less); };
    // Runs without a value leave the range first: a missing number compares with nothing, so that no order
    // of all rows would hold.
    const auto sortThoseThat = [&](auto has, auto less) {
        sortUpTo(std::stable_partition(m_order.begin(), m_order.end(), has), less);
    };
    const Frame& frame = m_model.frame();
    if (m_sortColumn == RunTableModel::NameColumn) {
        sortBy([&](std::uint32_t a, std::uint32_t b) { return frame.names[a] < frame.names[b]; });
    } else if (m_sortColumn == RunTableModel::EyeColumn) {
        sortBy([&](std::uint32_t a, std::uint32_t b) {
            return m_model.isVisible(static_cast<int>(a)) < m_model.isVisible(static_cast<int>(b));
        });
    } else if (const Column* column = m_model.quantityAt(m_sortColumn)) {
        sortThoseThat([&](std::uint32_t row) { return column->has(row); },
            [&](std::uint32_t a, std::uint32_t b) { return column->values[a] < column->values[b]; });
    } else if (const TextColumn* text = m_model.textAt(m_sortColumn)) {
        sortThoseThat([&](std::uint32_t row) { return text->codes[row] != 0; },
            [&](std::uint32_t a, std::uint32_t b) { return text->at(a) < text->at(b); });
    } // else in the order of import, which is that of the rows
}

bool RunOrderProxy::orderHolds() const
{
    const Column* column = m_model.quantityAt(m_sortColumn);
    if (column == nullptr) {
        return true;
    }
    const bool descending = m_sortOrder == Qt::DescendingOrder;
    const auto stands = [&](std::uint32_t a, std::uint32_t b) {
        if (((a | b) & headingBit) != 0) {
            return true;
        }
        if (!column->has(a) || !column->has(b)) {
            return column->has(a) || !column->has(b);
        }
        return descending ? column->values[a] >= column->values[b] : column->values[a] <= column->values[b];
    };
    return std::adjacent_find(m_order.begin(), m_order.end(), std::not_fn(stands)) == m_order.end();
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
    if (roles.contains(SortRole) && !orderHolds()) {
        rearrange(); // other values of the same runs, for example under another scenario
    }
}

} // namespace trefoil
