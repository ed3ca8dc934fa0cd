// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QPainter>

#include "core/frame/row_set.h"
#include "ui/charts/plottables/point_layout.h"
#include "ui/charts/plottables/point_marker.h"
#include "ui/charts/plottables/point_style.h"

namespace trefoil {

/// The points of a cloud as a file gets them, with all that it takes to draw them.
struct PointMarks {
    PointColumns columns;
    std::shared_ptr<const RowSet> visible; ///< null: all
    std::vector<PointMarker> symbols; ///< by style, never empty
    bool isLogX = false;
    bool isLogY = false;
    PanelMap map; ///< from axis positions to pixels
    QPointF origin; ///< of the map, in painter units
    QPen bars;
};

/// Error bars, then one marker per point, in order. In any thread.
void paintMarks(QPainter& painter, const PointMarks& marks);

} // namespace trefoil
