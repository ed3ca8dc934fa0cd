// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/board/board_look.h"

#include <qcustomplot.h>

#include <vector>

namespace trefoil {

/// The names of the curves above the plot, in lines that fill its width. On screen what has no room is
/// counted; on paper every curve has its name.
class SeriesLegend : public QCPLayoutElement {
public:
    struct Entry {
        QString text;
        QPen pen;
    };

    explicit SeriesLegend(QCustomPlot& plot);

    void setEntries(std::vector<Entry> entries, const BoardLook& look);
    [[nodiscard]] int heightFor(int width) const; ///< in a plot of that width
    [[nodiscard]] QSize minimumOuterSizeHint() const override;
    [[nodiscard]] QSize maximumOuterSizeHint() const override;

protected:
    void draw(QCPPainter* painter) override;
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;

private:
    struct Placed {
        std::size_t entry;
        QRectF box; ///< from the upper left corner of the legend
    };
    struct Layout {
        std::vector<Placed> placed;
        QRectF more; ///< where "and n more" stands; empty: all have room
        double height = 0;
    };
    [[nodiscard]] Layout layOut(double width) const;
    [[nodiscard]] QString moreText(std::size_t count) const;

    std::vector<Entry> m_entries;
    BoardLook m_look;
};

} // namespace trefoil
