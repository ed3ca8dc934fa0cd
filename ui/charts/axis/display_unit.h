// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/units/quantity.h"

#include <QString>

namespace trefoil {

/// The unit that an axis is labelled in. shown number = canonical value / factor.
struct DisplayUnit {
    double factor = 1;
    QString symbol; ///< empty where the quantity has no unit

    friend bool operator==(const DisplayUnit&, const DisplayUnit&) = default;
};

/// The unit in which a typical value (canonical, positive) is a number that people like to read: Wh for
/// 0.01 kWh, % for shares, GB for bytes.
[[nodiscard]] DisplayUnit displayUnit(const Quantity& quantity, double typicalValue);

/// "Energy (Wh)"; only the name where there is no unit.
[[nodiscard]] QString axisTitle(const Quantity& quantity, const DisplayUnit& unit);

} // namespace trefoil
