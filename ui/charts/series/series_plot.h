// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/board/board_look.h"
#include "ui/charts/plottables/series_lines.h"
#include "ui/charts/series/prepare.h"
#include "ui/charts/series/series_legend.h"

#include <qcustomplot.h>

#include <optional>

namespace trefoil {

/// Draws prepared curves into a QCustomPlot, which it takes over: the same in the window and on the print
/// canvas. Nothing here redraws: the caller replots.
class SeriesPlot {
public:
    explicit SeriesPlot(QCustomPlot& plot);

    void show(PreparedSeriesPointer series, const BoardLook& look, bool keepsRange);
    /// The height that suits a figure of that width, both in pixels of the look.
    [[nodiscard]] int heightFor(int width, const BoardLook& look) const;
    /// What is in sight: the series with the axes as they are zoomed now.
    [[nodiscard]] PreparedSeriesPointer seriesInSight() const;
    [[nodiscard]] const PreparedSeries& series() const { return *m_series; }
    [[nodiscard]] SeriesLines& lines() { return *m_lines; }
    [[nodiscard]] QRect inner() const { return m_plot.axisRect()->rect(); }
    [[nodiscard]] QPointF pixel(const CurvePoint& point) const;

    /// Zooms about a pixel; resetRange() undoes it.
    void zoom(QPointF pixel, double factor);
    void zoomTo(const QRectF& pixels);
    void resetRange();

private:
    void styleAxes(const BoardLook& look);
    void setTickers();

    QCustomPlot& m_plot;
    SeriesLegend* m_legend;
    SeriesLines* m_lines;
    PreparedSeriesPointer m_series;
};

} // namespace trefoil
