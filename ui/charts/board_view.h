// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/figure_spec.h"
#include "core/frame/frame.h"
#include "core/frame/row_set.h"

#include <QWidget>

#include <memory>

namespace trefoil {

using RowSetPointer = std::shared_ptr<const RowSet>;

/// A board on screen: the panels of a figure spec over one frame, linked. It owns no data and no selection:
/// it shows what it is given and says what the person did. Rows are rows of the frame; -1 is none.
class BoardView : public QWidget {
    Q_OBJECT

public:
    explicit BoardView(QWidget* parent = nullptr);
    ~BoardView() override;

    void setFrame(FramePointer frame); ///< a derived frame; a following slider calls this every frame
    void setSpec(const FigureSpec& spec);
    [[nodiscard]] const FigureSpec& spec() const;
    void setVisibleRows(RowSetPointer rows); ///< rows whose eye is open and that are not excluded
    void setSelection(RowSetPointer rows);
    void setHoveredRow(qint64 row);

    /// What the eye sees, in words: runs shown and missing, ranges, members of the front.
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void selectionChanged(trefoil::RowSetPointer rows); ///< click, rectangle, axis interval; empty: cleared
    void hoveredRowChanged(qint64 row);
    void rowActivated(qint64 row); ///< double click or Enter
    void specChanged(const trefoil::FigureSpec& spec); ///< the person chose another quantity or scale
    void exportRequested();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace trefoil
