// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include <vector>

namespace trefoil {

/// Roles beside Qt's own.
enum ModelRole {
    SortRole = Qt::UserRole, ///< raw numbers, so that 9 sorts before 10
    RowRole, ///< the row of the frame
    SourceRole, ///< path, line and digest of the place that a cell comes from
};

/// A table over a vector of plain values: subclasses say what a cell shows and how columns are called.
template <class RowValue>
class TableModel : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<RowValue> rows)
    {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    [[nodiscard]] const std::vector<RowValue>& rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex& parent) const final
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex& parent) const final
    {
        return parent.isValid() ? 0 : static_cast<int>(columnNames().size());
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const final
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
            return {};
        }
        return cell(m_rows[static_cast<std::size_t>(index.row())], index.column(), role);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const final
    {
        const QStringList names = columnNames();
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0
            || section >= names.size()) {
            return {};
        }
        return names[section];
    }

protected:
    /// edit(RowValue&) may change what the row's cells show.
    template <class Edit>
    void editRow(int row, Edit edit)
    {
        edit(m_rows[static_cast<std::size_t>(row)]);
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount({}) - 1));
    }
    [[nodiscard]] virtual QStringList columnNames() const = 0;
    [[nodiscard]] virtual QVariant cell(const RowValue& row, int column, int role) const = 0;

private:
    std::vector<RowValue> m_rows;
};

} // namespace trefoil
