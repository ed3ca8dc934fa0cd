// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/run_order_proxy.h"
#include "ui/models/run_selection.h"
#include "ui/session/workspace.h"

#include <QTableView>

namespace trefoil {

/// A list of runs, in the runs panel and in the table: rows select runs of the workspace, the eye toggles by
/// click and Space, Ctrl+C copies, hovering shows the run everywhere.
class RunListView final : public QTableView {
    Q_OBJECT

public:
    RunListView(Workspace& workspace, RunTableModel& model, QWidget* parent);

    [[nodiscard]] RunOrderProxy& proxy() { return *m_proxy; }
    void copySelection() const; ///< header and selected rows, as TSV; all listed rows when none is selected
    void renameCurrent();
    void renameRun(std::uint32_t row); ///< of the frame; nothing where the list does not show it
    void setGrouped(); ///< runs of one kind under a heading that folds

Q_SIGNALS:
    void runActivated(qint64 row);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void toggleEyes();
    void showSelection(const RowSetPointer& rows);
    void showHeadings();
    void toggleHeading(int row);
    [[nodiscard]] qint64 frameRow(const QModelIndex& index) const;

    Workspace& m_workspace;
    RunTableModel& m_model;
    RunOrderProxy* m_proxy = nullptr;
    RunSelection* m_selection = nullptr;
};

} // namespace trefoil
