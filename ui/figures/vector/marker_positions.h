// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figures/vector/vector_numbers.h"

#include <QPointF>
#include <QRectF>
#include <QTransform>

#include <span>
#include <vector>

namespace trefoil {

enum class CoveredMarkers {
    Keep, ///< translucent markers grow darker where they pile up
    DrawOnce, ///< of markers in exactly one place only the last shows; the others are left out
};

/// Where to place a marker, in painting order. Points that are not finite, or outside of @p visible
/// (canvas units), are left out.
[[nodiscard]] std::vector<CentiPoint> markerPositions(std::span<const QPointF> points,
    const QTransform& toCanvas, const QRectF& visible, CoveredMarkers covered);

} // namespace trefoil
