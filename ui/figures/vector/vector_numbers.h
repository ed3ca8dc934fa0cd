// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <cstdint>
#include <string>

namespace trefoil {

/// A place in hundredths of a point, the resolution of both file formats here (1/7200 inch).
struct CentiPoint {
    std::int32_t x = 0;
    std::int32_t y = 0;

    bool operator==(const CentiPoint&) const = default;
};

/// Canvas units (1/10 pt) to hundredths of a point, rounded and held within ±10^8; 0 for NaN.
[[nodiscard]] std::int32_t toCentipoints(double canvasUnits);
[[nodiscard]] CentiPoint toCentiPoint(const QPointF& canvasPoint);

void appendInteger(std::string& out, std::int64_t value);

/// A whole number of 10^-decimals (0 to 9) with the fewest digits: 50 with 2 decimals is ".5".
void appendScaled(std::string& out, std::int64_t value, int decimals);

/// Rounded to that many decimals (0 to 6), the fewest digits, never an exponent; 0 for NaN and infinities.
void appendDecimal(std::string& out, double value, int decimals);

/// The same as a text of its own.
[[nodiscard]] std::string decimal(double value, int decimals);

/// "M3": the name of the third marker.
[[nodiscard]] std::string numbered(char letter, std::size_t number);

} // namespace trefoil
