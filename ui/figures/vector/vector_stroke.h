// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figures/vector/vector_writer.h"

#include <QPen>
#include <QTransform>

namespace trefoil {

/// Whether the transform keeps circles round, so that one line width holds in every direction.
[[nodiscard]] bool keepsShape(const QTransform& transform);

/// The pen as it shows on the canvas. Width 0 becomes 0.25 pt; a cosmetic pen is not scaled. Dashes,
/// which QPen gives in line widths, become canvas units. Only for a transform that keepsShape().
[[nodiscard]] VectorStroke strokeOf(const QPen& pen, const QTransform& toCanvas, const QColor& color);

/// The area that the pen would cover, for transforms that stretch it. @param path in the painter's units
[[nodiscard]] QPainterPath strokedArea(const QPainterPath& path, const QPen& pen);

} // namespace trefoil
