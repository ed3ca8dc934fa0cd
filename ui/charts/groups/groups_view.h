// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/groups_board.h"
#include "core/frame/row_set.h"

#include <QWidget>

#include <memory>

namespace trefoil {

using RowSetPointer = std::shared_ptr<const RowSet>;
struct PreparedGroupsBoard;

/// The charts of the Groups board on screen: likewise without data or selection of its own.
class GroupsView : public QWidget {
    Q_OBJECT

public:
    explicit GroupsView(QWidget* parent = nullptr);
    ~GroupsView() override;

    void setData(const CompressionReportPointer& report, const GroupTablePointer& table); ///< null: none yet
    void setBoard(const GroupsBoard& board);
    void setVisibleRows(const RowSetPointer& rows);
    void setSelection(const RowSetPointer& rows);
    void setHoveredRow(qint64 row);
    [[nodiscard]] const PreparedGroupsBoard& prepared() const; ///< as it is shown
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void shown(); ///< prepared() is another one
    void selectionChanged(trefoil::RowSetPointer rows);
    void hoveredRowChanged(qint64 row);
    void exportRequested();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace trefoil
