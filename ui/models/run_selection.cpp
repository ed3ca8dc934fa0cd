// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/run_selection.h"

#include <algorithm>

#include <QScopedValueRollback>

namespace trefoil {

namespace {

// Qt's selection is a list of ranges, searched linearly while painting. A brushed cloud in another view can
// scatter over any number of ranges; beyond this many the list shows none and the status bar has the count.
constexpr qsizetype rangeLimit = 5000;

} // namespace

RunSelection::RunSelection(RunOrderProxy& proxy, QItemSelectionModel& selection, QObject* parent)
    : QObject(parent)
    , m_proxy(proxy)
    , m_selection(selection)
    , m_rows(std::make_shared<const RowSet>())
{
    connect(&selection, &QItemSelectionModel::selectionChanged, this, &RunSelection::tell);
    connect(
        &proxy, &QAbstractItemModel::layoutChanged, this, [this] { show(m_rows); }, Qt::QueuedConnection);
    connect(&proxy, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_showing = true; });
    connect(
        &proxy, &QAbstractItemModel::modelReset, this,
        [this] {
            m_showing = false;
            show(m_rows);
        },
        Qt::QueuedConnection);
}

void RunSelection::show(const RowSetPointer& rows)
{
    m_rows = rows;
    const QScopedValueRollback showing(m_showing, true);
    std::vector<int> listed;
    rows->forEach([&](RowSet::Row row) {
        const int proxyRow = m_proxy.proxyRow(row);
        if (proxyRow >= 0) {
            listed.push_back(proxyRow);
        }
    });
    std::sort(listed.begin(), listed.end());
    QItemSelection ranges;
    const int last = m_proxy.columnCount({}) - 1;
    for (std::size_t i = 0; i < listed.size() && ranges.size() <= rangeLimit;) {
        std::size_t end = i + 1;
        while (end < listed.size() && listed[end] == listed[end - 1] + 1) {
            ++end;
        }
        ranges.append(
            QItemSelectionRange(m_proxy.index(listed[i], 0, {}), m_proxy.index(listed[end - 1], last, {})));
        i = end;
    }
    if (ranges.size() > rangeLimit) {
        ranges.clear();
    }
    m_selection.select(ranges, QItemSelectionModel::ClearAndSelect);
}

void RunSelection::tell()
{
    if (m_showing) {
        return;
    }
    RowSet rows(
        m_proxy.sourceModel() == nullptr ? 0 : static_cast<std::size_t>(m_proxy.sourceModel()->rowCount()));
    const QItemSelection ranges = m_selection.selection();
    for (const QItemSelectionRange& range : ranges) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (const qint64 frameRow = m_proxy.frameRow(row); frameRow >= 0) {
                rows.insert(static_cast<RowSet::Row>(frameRow));
            }
        }
    }
    m_rows = std::make_shared<const RowSet>(std::move(rows));
    Q_EMIT selected(m_rows);
}

} // namespace trefoil
