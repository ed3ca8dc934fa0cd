// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QKeyEvent>

class QCustomPlot;

namespace trefoil {

/// What a view of charts does when something happens to its plot.
struct PlotEventActions {
    std::function<bool(const QKeyEvent&)> key; ///< true: the key was one of the view's
    std::function<void()> left; ///< the cursor is elsewhere
    std::function<void()> lookChanged; ///< another palette or font
};

/// For the event filter of such a view; true when the event goes no further.
[[nodiscard]] bool handlePlotEvent(QCustomPlot& plot, QEvent& event, const PlotEventActions& actions);

} // namespace trefoil
