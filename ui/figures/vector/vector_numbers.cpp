// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/vector/vector_numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace trefoil {
namespace {

constexpr double centipointsPerUnit = 10;
constexpr double largestCentipoints = 1e8;

} // namespace

std::int32_t toCentipoints(double canvasUnits)
{
    if (std::isnan(canvasUnits))
        return 0;
    const double held = std::clamp(canvasUnits * centipointsPerUnit, -largestCentipoints, largestCentipoints);
    return static_cast<std::int32_t>(std::lrint(held));
}

CentiPoint toCentiPoint(const QPointF& canvasPoint)
{
    return {toCentipoints(canvasPoint.x()), toCentipoints(canvasPoint.y())};
}

void appendInteger(std::string& out, std::int64_t value)
{
    std::array<char, 24> buffer;
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    out.append(buffer.data(), written.ptr);
}

void appendScaled(std::string& out, std::int64_t value, int decimals)
{
    while (decimals > 0 && value % 10 == 0) {
        value /= 10;
        --decimals;
    }
    if (value < 0)
        out += '-';
    std::array<char, 24> buffer;
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value));
    const std::string_view digits(buffer.data(), static_cast<std::size_t>(written.ptr - buffer.data()));
    const auto fraction = static_cast<std::size_t>(decimals);
    if (fraction == 0) {
        out += digits;
        return;
    }
    const std::size_t whole = digits.size() > fraction ? digits.size() - fraction : 0;
    out += digits.substr(0, whole);
    out += '.';
    out.append(digits.size() < fraction ? fraction - digits.size() : 0, '0');
    out += digits.substr(whole);
}

void appendDecimal(std::string& out, double value, int decimals)
{
    constexpr std::array<double, 7> powers{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
    constexpr double largest = 1e12;
    const double scale = powers[static_cast<std::size_t>(std::clamp(decimals, 0, 6))];
    if (!std::isfinite(value))
        value = 0;
    appendScaled(out, std::llrint(std::clamp(value, -largest, largest) * scale), std::clamp(decimals, 0, 6));
}

std::string decimal(double value, int decimals)
{
    std::string out;
    appendDecimal(out, value, decimals);
    return out;
}

std::string numbered(char letter, std::size_t number)
{
    std::string out(1, letter);
    appendInteger(out, static_cast<std::int64_t>(number));
    return out;
}

} // namespace trefoil
