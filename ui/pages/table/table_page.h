// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/run_list/run_list_view.h"

namespace trefoil {

/// All runs with all their values: the same data as the charts, sortable, to be read aloud or copied.
class TablePage final : public QWidget {
    Q_OBJECT

public:
    TablePage(Workspace& workspace, RunTableModel& model, QWidget* parent);

    [[nodiscard]] RunListView& list() { return *m_list; }

private:
    void arrangeColumns();

    RunListView* m_list = nullptr;
};

} // namespace trefoil
