// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace trefoil {

/// The ground with a share (0..1) of the colour in it, opaque.
[[nodiscard]] QColor mixedColour(const QColor& ground, const QColor& colour, double share);

} // namespace trefoil
