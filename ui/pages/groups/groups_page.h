// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/groups_board.h"
#include "ui/session/compression_feed.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QStackedLayout;

namespace trefoil {

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
    QComboBox* addChoice(QHBoxLayout& bar, const QString& label);
    void showData();
    void showChoices();
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
    bool m_isFresh = true; ///< another library: what it wants to show counts again
};

} // namespace trefoil
