// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/join/rounded_number.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace trefoil {

double roundedTo(double value, int digits)
{
    char text[64];
    const auto written =
        std::to_chars(text, text + sizeof text, value, std::chars_format::scientific, digits - 1);
    double result = 0;
    std::from_chars(text, written.ptr, result);
    return result;
}

int significantDigits(double value)
{
    const auto shownBy = [value](int digits) {
        return std::abs(roundedTo(value, digits) - value) <= 1e-15 * std::abs(value);
    };
    if (!shownBy(fullSignificantDigits - 1))
        return fullSignificantDigits;
    int digits = fullSignificantDigits - 1;
    while (digits > 1 && shownBy(digits - 1))
        --digits;
    return digits;
}

bool agreeWhenRounded(double one, double other, int leastDigits)
{
    const double largest = std::max(std::abs(one), std::abs(other));
    if (std::abs(one - other) <= 1e-9 * largest)
        return true;
    const int digits = std::min(significantDigits(one), significantDigits(other));
    if (digits < leastDigits || digits == fullSignificantDigits)
        return false;
    // A half may have been rounded to either side.
    const double step = std::pow(10, std::floor(std::log10(largest)) - digits + 1);
    return std::abs(one - other) <= 0.5000001 * step;
}

} // namespace trefoil
