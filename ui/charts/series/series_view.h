// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/series/prepare.h"

#include <QWidget>

#include <memory>

namespace trefoil {

/// Curves on screen. It shows what it is given and says what the person did; rows are rows of the frame.
class SeriesView : public QWidget {
    Q_OBJECT

public:
    explicit SeriesView(QWidget* parent = nullptr);
    ~SeriesView() override;

    void setSeries(PreparedSeriesPointer series); ///< keeps a zoom while axes stay the same
    void setHoveredRow(qint64 row); ///< -1: none
    /// Why nothing is drawn, in the middle of the plot; empty: something is.
    void setEmptyText(const QString& text);
    [[nodiscard]] QString summary() const;
    [[nodiscard]] PreparedSeriesPointer seriesInSight() const; ///< with the axes as they are zoomed now

Q_SIGNALS:
    void exportRequested();
    void hoveredRowChanged(qint64 row);
    void rowActivated(qint64 row); ///< double click or Enter
    void scaleToggled(); ///< key L
    void alignmentRequested(); ///< key X
    void quantityRequested(); ///< key Y
    void smoothingStepped(int direction); ///< keys [ and ]

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace trefoil
