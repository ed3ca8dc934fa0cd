// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/table/scaled_value.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace trefoil {

namespace {

constexpr std::array<std::pair<double, int>, 10> powersOfTen = {{
    {0.01, -2},
    {0.001, -3},
    {1e-6, -6},
    {1e-9, -9},
    {0.1, -1},
    {1000, 3},
    {1e6, 6},
    {1e9, 9},
    {10, 1},
    {100, 2},
}};

/// The number whose shortest decimal text has its point moved.
double withPointMoved(double written, int places)
{
    char text[48];
    char* end = std::to_chars(text, text + 32, written, std::chars_format::scientific).ptr;
    char* exponent = end;
    while (exponent[-1] != 'e') {
        --exponent;
    }
    int power = 0;
    std::from_chars(*exponent == '+' ? exponent + 1 : exponent, end, power);
    end = std::to_chars(exponent, text + sizeof text, power + places).ptr;
    double result = 0;
    const auto read = std::from_chars(text, end, result);
    return read.ec == std::errc() ? result : written * std::pow(10, places);
}

} // namespace

double scaled(double written, double factor)
{
    if (factor == 1 || !std::isfinite(written)) {
        return written * factor;
    }
    for (const auto& [power, places] : powersOfTen) {
        if (power == factor) {
            return withPointMoved(written, places);
        }
    }
    return written * factor;
}

} // namespace trefoil
