// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>

namespace trefoil {

/// What to lay over `drawn` so that it looks faded towards `background`: the background colour, opaque where
/// `drawn` is, scaled by strength (0 … 1). Fading this way leaves grid lines untouched and needs no redraw of
/// the layer below, which is what makes a brush frame cheap.
QImage veilOver(const QImage& drawn, const QColor& background, double strength);

} // namespace trefoil
