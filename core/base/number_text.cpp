// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number_text.h"

#include "core/base/utf8_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace trefoil {

namespace {

/// Not an optional: the compiler returns one by way of memory, which costs a fifth of reading a number.
bool readPoint(std::string_view text, double& value)
{
    if (!text.empty() && text.front() == '+') {
        text.remove_prefix(1);
        if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
            return false;
        }
    }
    const char* end = text.data() + text.size();
    double number = 0;
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (stop != end) {
        return false;
    }
    if (error == std::errc::result_out_of_range) {
        // from_chars leaves the value untouched here; a subnormal underflow is zero for our purposes
        // only if the exponent is negative.
        const bool tiny =
            text.find("e-") != std::string_view::npos || text.find("E-") != std::string_view::npos;
        const double size = tiny ? 0.0 : HUGE_VAL;
        value = text.front() == '-' ? -size : size;
        return true;
    }
    if (error != std::errc{}) {
        return false;
    }
    value = number;
    return true;
}

std::optional<double> parsePoint(std::string_view text)
{
    double value = 0;
    return readPoint(text, value) ? std::optional(value) : std::nullopt;
}

} // namespace

bool readNumber(std::string_view text, double& value)
{
    // Looked at here, since most cells have no blanks around them, and there are many cells.
    const bool isBare = !text.empty() && text.front() > ' ' && text.back() > ' ';
    return readPoint(isBare ? text : trimmed(text), value);
}

std::optional<double> parseNumber(std::string_view text)
{
    return parsePoint(trimmed(text));
}

std::optional<double> parseNumber(std::string_view text, DecimalMark mark)
{
    text = trimmed(text);
    if (mark == DecimalMark::Point) {
        return parsePoint(text);
    }
    std::array<char, 64> buffer{};
    if (text.size() > buffer.size() || text.find('.') != std::string_view::npos) {
        return std::nullopt;
    }
    std::replace_copy(text.begin(), text.end(), buffer.begin(), ',', '.');
    return parsePoint(std::string_view(buffer.data(), text.size()));
}

std::optional<std::int64_t> parseInteger(std::string_view text)
{
    text = trimmed(text);
    std::int64_t value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end) {
        return std::nullopt;
    }
    return value;
}

std::string formatNumber(double value)
{
    std::array<char, 40> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return std::string(buffer.data(), result.ptr);
}

} // namespace trefoil
