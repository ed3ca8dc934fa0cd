// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/groups_board.h"
#include "ui/session/compression_feed.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QHBoxLayout;
class QLabel;
class QModelIndex;
class QPushButton;
class QSplitter;
class QStackedLayout;
class QTableView;

namespace trefoil {

class ExemplarsPanel;
class GroupChangeModel;
class GroupsView;

/// The Groups board: how every group of people or examples fares under each variant, and whether groups drift
/// apart as models get smaller.
class GroupsPage final : public QWidget {
    Q_OBJECT

public:
    GroupsPage(Workspace& workspace, CompressionFeed& feed, QWidget* parent);

    [[nodiscard]] GroupsView& view() { return *m_view; }
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void exportRequested();
    void summaryChanged();

private:
    QWidget* buildBoard();
    QHBoxLayout* buildBelowBar(); ///< how changes are told, and what can be opened under the charts
    QTableView* buildTable();
    void openBelow(QPushButton& asked); ///< its panel instead of the other one; again: none
    void chooseThreshold();
    void followSelection(const RowSetPointer& rows);
    void chooseRow(const QModelIndex& index);
    QComboBox* addChoice(QHBoxLayout& bar, const QString& label);
    void showData();
    void showChoices();
    void showThresholdChoice(); ///< only where scores of the shown runs can be cut
    void showModels();
    void choose();

    Workspace& m_workspace;
    CompressionFeed& m_feed;
    GroupsBoard m_board;
    QStackedLayout* m_pages = nullptr;
    QLabel* m_nothing = nullptr;
    QComboBox* m_baseline = nullptr;
    QComboBox* m_quantity = nullptr;
    QComboBox* m_attribute = nullptr;
    GroupsView* m_view = nullptr;
    QLabel* m_sentence = nullptr;
    QComboBox* m_change = nullptr;
    QCheckBox* m_cutsScores = nullptr;
    QDoubleSpinBox* m_threshold = nullptr;
    QSplitter* m_split = nullptr;
    QPushButton* m_showTable = nullptr;
    QPushButton* m_showExemplars = nullptr;
    GroupChangeModel* m_changes = nullptr;
    QTableView* m_table = nullptr;
    ExemplarsPanel* m_exemplars = nullptr;
    CompressionReportPointer m_report; ///< what is shown
    std::shared_ptr<const FamilyReport> m_models; ///< likewise; whose exemplars are to choose from
    bool m_isFresh = true; ///< another library: what it wants to show counts again
};

} // namespace trefoil
