// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/panels/plot_events.h"

#include <qcustomplot.h>

namespace trefoil {

bool handlePlotEvent(QCustomPlot& plot, QEvent& event, const PlotEventActions& actions)
{
    switch (event.type()) {
    case QEvent::KeyPress:
        return actions.key(static_cast<QKeyEvent&>(event));
    case QEvent::Leave:
        actions.left();
        break;
    case QEvent::PaletteChange:
    case QEvent::FontChange:
        actions.lookChanged();
        break;
    case QEvent::Show:
    case QEvent::Resize:
        // QCustomPlot 2.1.0 keeps the pixel ratio of its construction.
        plot.setBufferDevicePixelRatio(plot.devicePixelRatioF());
        break;
    default:
        break;
    }
    return false;
}

} // namespace trefoil
