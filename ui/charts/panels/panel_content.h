// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/axis/axis_ticks.h"
#include "ui/charts/board/board_look.h"
#include "ui/charts/plottables/point_style.h"

#include <QColor>
#include <QString>

#include <functional>
#include <vector>

namespace trefoil {

/// One axis of a panel: its range and what is written on it. The range is in the units of what is drawn.
struct PanelAxis {
    QString title; ///< empty: none
    bool isChosen = false; ///< a person may choose another quantity: marked on screen
    bool isLog = false;
    bool isReversed = false; ///< the lower end on top, as in a list
    double lower = 0;
    double upper = 1;
    std::function<AxisTicks(int wanted)> ticks;
    double ownLabelPoints = 0; ///< below an x axis: room for labels that the chart writes itself
};

inline constexpr double colourBarPoints = 54; ///< width of the bar of a scale of colours
inline constexpr double colourTextGapPoints = 3; ///< between it and its texts

/// What the ends of a drawing's colours stand for.
struct PanelColourScale {
    QColor low, middle, high;
    QString lowText, highText; ///< empty: no scale
};

/// What stands around the drawing of one panel.
struct PanelContent {
    QString header;
    /// How to read the panel: in the header's line, on the right. Where there is no room: on paper in lines
    /// of its own, on the screen left out.
    QString remark;
    PanelAxis x;
    PanelAxis y;
    QString note; ///< what is not drawn and why
    PanelColourScale colours; ///< in the note's line, on the right
    QString emptyReason; ///< instead of a drawing
    double weight = 1; ///< share of the width
    bool hasGrid = true; ///< lines at the ticks of y
    double leastInnerWidth = 0; ///< pixels that the drawing needs between the axes to stand beside another
    /// Height in pixels that the drawing needs at a width between the axes; empty: no more than any panel.
    std::function<double(double innerWidth)> leastInnerHeight;
};

/// One entry of the legend over all panels: a marker, or a line where it has a width.
struct PanelLegendEntry {
    PointStyle style;
    double linePoints = 0; ///< above 0: a line in the outline's colour
    bool isDashed = false;
    QString text;
};

/// Panels side by side under one legend.
struct PanelBoard {
    std::vector<PanelContent> panels;
    std::vector<PanelLegendEntry> legend;
};

} // namespace trefoil
