// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/run_list/run_list_view.h"

class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace trefoil {

/// The runs under headings by kind, with eye, marker, name and the headline quality; a search by name and an
/// order.
class RunsPanel final : public QWidget {
    Q_OBJECT

public:
    RunsPanel(Workspace& workspace, RunTableModel& model, QWidget* parent);

    [[nodiscard]] RunListView& list() { return *m_list; }
    [[nodiscard]] QMenu* orderMenu() { return m_orderMenu; } ///< for the menu bar too
    void focusSearch();

    bool eventFilter(QObject* watched, QEvent* event) override; ///< Escape in the search

private:
    enum class Order { AsImported, ByName, BestFirst, WorstFirst }; ///< as in the menu

    void buildOrder();
    [[nodiscard]] Order checkedOrder() const;
    void applyOrder();
    void arrangeColumns();
    [[nodiscard]] int headlineWidth() const; ///< of the values of the first runs, in px
    void showHeadline();
    void showCount();

    Workspace& m_workspace;
    RunTableModel& m_model;
    QLineEdit* m_search = nullptr;
    QLabel* m_count = nullptr;
    QLabel* m_headline = nullptr; ///< over the numbers
    QToolButton* m_order = nullptr;
    QMenu* m_orderMenu = nullptr;
    RunListView* m_list = nullptr;
};

} // namespace trefoil
