// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/run_list/run_list_view.h"

class QLabel;
class QLineEdit;

namespace trefoil {

/// The runs with eye, marker, name and the headline quality, and a search by name.
class RunsPanel final : public QWidget {
    Q_OBJECT

public:
    RunsPanel(Workspace& workspace, RunTableModel& model, QWidget* parent);

    [[nodiscard]] RunListView& list() { return *m_list; }
    void focusSearch();

private:
    void arrangeColumns();
    void showCount();

    Workspace& m_workspace;
    QLineEdit* m_search = nullptr;
    QLabel* m_count = nullptr;
    RunListView* m_list = nullptr;
};

} // namespace trefoil
