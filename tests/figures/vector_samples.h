// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figures/vector/vector_export.h"

#include <QPointF>

#include <vector>

namespace trefoil {

/// A page of 82.55 mm × 50.8 mm, one column of ICML.
[[nodiscard]] VectorPage columnPage();

/// A QCustomPlot of two axes, a curve that leaves the axes, bold and rotated labels, on the canvas.
void paintPlot(QPaintDevice& device);

/// Text of 8 pt, upright, turned and bold, with the characters that figures need.
void paintTexts(QPaintDevice& device);

/// Points all over the column page, the same for the same count.
[[nodiscard]] std::vector<QPointF> scatteredPoints(int count);

/// Opaque discs of 3 pt with a white rim.
void paintMarkers(QPaintDevice& device, const std::vector<QPointF>& points);

} // namespace trefoil
