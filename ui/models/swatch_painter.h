// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/category_style.h"

#include <QPixmap>

namespace trefoil {

/// Marker of a run as in the charts, on a transparent ground. dimmed: its eye is closed.
[[nodiscard]] QPixmap swatch(const CategoryStyle& style, int size, qreal devicePixelRatio, bool dimmed);

/// The eye: open or closed.
[[nodiscard]] QPixmap eye(bool open, const QColor& colour, int size, qreal devicePixelRatio);

} // namespace trefoil
