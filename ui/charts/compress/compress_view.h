// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/compress_board.h"
#include "core/frame/row_set.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace trefoil {

using RowSetPointer = std::shared_ptr<const RowSet>;
struct PreparedCompressBoard;

/// The charts of the Compress board on screen. It owns no data and no selection: it shows what it is given
/// and says what the person did. Rows are rows of the report's frame; -1 is none.
class CompressView : public QWidget {
    Q_OBJECT

public:
    explicit CompressView(QWidget* parent = nullptr);
    ~CompressView() override;

    void setReport(const CompressionReportPointer& report); ///< null: nothing to show yet
    void setBoard(const CompressBoard& board);
    void setVisibleRows(const RowSetPointer& rows);
    void setSelection(const RowSetPointer& rows);
    void setHoveredRow(qint64 row);
    [[nodiscard]] const PreparedCompressBoard& prepared() const; ///< as it is shown
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void boardChanged(const trefoil::CompressBoard& board); ///< the person chose a quantity or a ladder
    void selectionChanged(trefoil::RowSetPointer rows);
    void hoveredRowChanged(qint64 row);
    void rowActivated(qint64 row);
    void exportRequested();
    void shown(); ///< what is drawn, and the summary with it, is another one

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace trefoil
