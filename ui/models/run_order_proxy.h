// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "ui/models/run_table_model.h"

#include <QAbstractProxyModel>

namespace trefoil {

/// Which runs a list shows and in which order: a search by name and a sort by a column, both straight on the
/// frame, so that a million runs are found and sorted without asking the model cell by cell. Runs without a
/// value come last in either order.
class RunOrderProxy final : public QAbstractProxyModel {
    Q_OBJECT

public:
    explicit RunOrderProxy(RunTableModel& model, QObject* parent = nullptr);

    void setSearch(const QString& text); ///< part of the name, any case
    [[nodiscard]] const std::vector<std::uint32_t>& order() const { return m_order; } ///< rows of the frame
    [[nodiscard]] int proxyRow(std::uint32_t row) const; ///< -1: not in the list

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent) const override;
    [[nodiscard]] QModelIndex mapToSource(const QModelIndex& proxyIndex) const override;
    [[nodiscard]] QModelIndex mapFromSource(const QModelIndex& sourceIndex) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void rebuild();
    void search();
    void sortRows();
    void passOn(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles);

    RunTableModel& m_model;
    std::string m_search; ///< lower case
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    std::vector<std::uint32_t> m_order;
    std::vector<std::int32_t> m_rowOf; ///< by row of the frame; -1
};

} // namespace trefoil
