// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_set>

#include "ui/models/run_table_model.h"

#include <QAbstractProxyModel>

namespace trefoil {

/// Which runs a list shows and in which order: a search by name and a sort by a column, both straight on the
/// frame, so that a million runs are found and sorted without asking the model cell by cell. Runs without a
/// value come last in either order; without a column the order is that of import. Grouped, the runs of one
/// category stand under a heading of their own, which folds them away.
class RunOrderProxy final : public QAbstractProxyModel {
    Q_OBJECT

public:
    explicit RunOrderProxy(RunTableModel& model, QObject* parent = nullptr);

    void setSearch(const QString& text); ///< part of the name or of the parent run's, any case
    void setGrouped(bool grouped);
    [[nodiscard]] bool isHeading(int proxyRow) const;
    void toggleHeading(int proxyRow); ///< folds its runs away or shows them again
    [[nodiscard]] int listedRuns() const { return m_listedRuns; } ///< found by the search, folded ones too
    [[nodiscard]] qint64 frameRow(int proxyRow) const; ///< -1: a heading
    [[nodiscard]] int proxyRow(std::uint32_t row) const; ///< -1: not in the list

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent) const override;
    [[nodiscard]] QModelIndex mapToSource(const QModelIndex& proxyIndex) const override;
    [[nodiscard]] QModelIndex mapFromSource(const QModelIndex& sourceIndex) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void rebuild();
    void rearrange(); ///< rebuilds and tells the views
    void search();
    void sortRows();
    [[nodiscard]] bool orderHolds() const; ///< of quantities; one pass over the runs
    void insertHeadings();
    [[nodiscard]] QVariant headingData(int proxyRow, int column, int role) const;
    void passOn(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles);

    RunTableModel& m_model;
    std::string m_search; ///< lower case
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    bool m_isGrouped = false;
    int m_listedRuns = 0;
    std::unordered_set<std::string> m_folded; ///< labels of the category
    std::vector<std::size_t> m_groupSizes; ///< by code of the category; empty: no headings
    std::vector<std::uint32_t> m_order; ///< rows of the frame, and headings as a bit with the code
    std::vector<std::int32_t> m_rowOf; ///< by row of the frame; -1
};

} // namespace trefoil
