// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/board/mixed_colour.h"

#include <cmath>

namespace trefoil {

QColor mixedColour(const QColor& ground, const QColor& colour, double share)
{
    const auto mixed = [share](int from, int to) {
        return static_cast<int>(std::lround(from + (to - from) * share));
    };
    return {mixed(ground.red(), colour.red()), mixed(ground.green(), colour.green()),
        mixed(ground.blue(), colour.blue())};
}

} // namespace trefoil
