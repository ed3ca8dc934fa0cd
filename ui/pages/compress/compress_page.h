// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/delta_table.h"
#include "ui/session/compression_feed.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QStackedLayout;
class QTableView;

namespace trefoil {

class CompressView;

/// The Compress board: what variants gain and lose against their baseline, as arrows, as retention curves and
/// as a table with a verdict in words.
class CompressPage final : public QWidget {
    Q_OBJECT

public:
    CompressPage(Workspace& workspace, CompressionFeed& feed, QWidget* parent);

    [[nodiscard]] CompressView& view() { return *m_view; }
    [[nodiscard]] QTableView& table() { return *m_table; }
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void exportRequested();
    void rowActivated(qint64 row);
    void summaryChanged();

private:
    QWidget* buildBoard();
    QWidget* buildTable();
    void showReport(const CompressionReportPointer& report);
    void fillBaselines();
    void chooseBaseline(int index);
    void showTable();
    void showLeftOut(const CompressionFamily& family);
    void arrangeColumns();
    void followSelection(const RowSetPointer& rows);
    void chooseRow(const QModelIndex& index);
    void openMenu(QPoint position);

    Workspace& m_workspace;
    CompressionFeed& m_feed;
    CompressBoard m_board;
    CompressionReportPointer m_report;
    QStackedLayout* m_pages = nullptr;
    QLabel* m_nothing = nullptr;
    QComboBox* m_baseline = nullptr;
    QLabel* m_reason = nullptr;
    QLabel* m_leftOut = nullptr;
    CompressView* m_view = nullptr;
    DeltaTable* m_deltas = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_verdict = nullptr;
    bool m_isFollowing = false;
    bool m_isFresh = true; ///< another library: what it wants to show counts again
};

} // namespace trefoil
