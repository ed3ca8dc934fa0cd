// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number_text.h"
#include "core/report/text_table.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace trefoil {

namespace {

/// Six significant digits, which is more than a person compares; whole numbers in full, as counts and ids
/// are.
std::string readableNumber(double value)
{
    constexpr double mostDigits = 1e15; // beyond, not every whole number is one of its own
    constexpr int significant = 6;
    const bool isInFull =
        std::fabs(value) < mostDigits && (value == std::trunc(value) || std::fabs(value) >= 1e6);
    if (!std::isfinite(value)) {
        return formatNumber(value);
    }
    char buffer[64];
    const auto end = isInFull // no 5e+07 and no 1.23457e+06
        ? std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, 0)
        : std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, significant);
    return {buffer, end.ptr};
}

std::string textOf(const Cell& cell)
{
    if (const double* number = std::get_if<double>(&cell)) {
        return readableNumber(*number);
    }
    const std::string* text = std::get_if<std::string>(&cell);
    return text ? *text : std::string("–");
}

/// Code points, which is what a terminal lines up for the texts that occur here.
std::size_t widthOf(const std::string& text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string padded(const std::string& text, std::size_t width, bool toTheRight)
{
    const std::string blanks(width - std::min(width, widthOf(text)), ' ');
    return toTheRight ? blanks + text : text + blanks;
}

} // namespace

std::string toAlignedText(const TextTable& table)
{
    std::vector<std::size_t> widths;
    std::vector<bool> isNumeric(table.header.size(), false);
    for (const std::string& name : table.header) {
        widths.push_back(widthOf(name));
    }
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], widthOf(textOf(row[i])));
            isNumeric[i] = isNumeric[i] || std::holds_alternative<double>(row[i]);
        }
    }
    std::string text;
    const auto endLine = [&text] { text.erase(text.find_last_not_of(' ') + 1) += '\n'; };
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        text += padded(table.header[i], widths[i], isNumeric[i]) + "  ";
    }
    endLine();
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += padded(textOf(row[i]), widths[i], isNumeric[i]) + "  ";
        }
        endLine();
    }
    return text;
}

} // namespace trefoil
