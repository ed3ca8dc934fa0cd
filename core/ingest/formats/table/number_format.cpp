// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/table/number_format.h"

#include "core/base/ascii.h"
#include "core/base/utf8_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace trefoil {

namespace {

/// The formats that people write tables in. The file's own decimal mark goes first.
std::array<NumberFormat, 8> knownFormats(DecimalMark ofFile)
{
    const DecimalMark other = ofFile == DecimalMark::Point ? DecimalMark::Comma : DecimalMark::Point;
    const auto markOf = [](DecimalMark mark) { return mark == DecimalMark::Point ? '.' : ','; };
    return {NumberFormat{ofFile, ' '}, NumberFormat{ofFile, '\''}, NumberFormat{ofFile, markOf(other)},
        NumberFormat{other, 0}, NumberFormat{other, markOf(ofFile)}, NumberFormat{other, ' '},
        NumberFormat{other, '\''}, NumberFormat{ofFile, 0}};
}

/// "1.234,5", "12 000", "-3": digits and what may stand between them, and nothing else.
bool looksLikeNumber(std::string_view cell)
{
    const std::size_t begin = cell.starts_with('-') || cell.starts_with('+') ? 1 : 0;
    bool hasDigit = false;
    for (const char c : cell.substr(begin)) {
        hasDigit = hasDigit || isDigit(c);
        const bool isByteOfBlank = static_cast<unsigned char>(c) >= 0x80;
        if (!isDigit(c) && !isByteOfBlank && std::string_view(".,' %").find(c) == std::string_view::npos) {
            return false;
        }
    }
    return hasDigit;
}

/// Where the first cell is that the format does not read; nothing if it reads all.
std::optional<std::size_t> firstUnread(std::span<const std::string> cells, const NumberFormat& format)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (readNumberCell(cells[i], format).kind == NumberCell::Kind::NotANumber) {
            return i;
        }
    }
    return std::nullopt;
}

/// Where two formats first give other values.
std::optional<std::size_t> firstDifference(
    std::span<const std::string> cells, const NumberFormat& one, const NumberFormat& other)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (readNumberCell(cells[i], one).value != readNumberCell(cells[i], other).value) {
            return i;
        }
    }
    return std::nullopt;
}

bool mostLookLikeNumbers(std::span<const std::string> cells)
{
    std::size_t filled = 0;
    std::size_t numbers = 0;
    for (const std::string& cell : cells) {
        filled += isMissingWord(cell) ? 0U : 1U;
        numbers += !isMissingWord(cell) && looksLikeNumber(trimmed(cell)) ? 1U : 0U;
    }
    return numbers > 0 && 2 * numbers > filled;
}

/// The first cell that the format which reads the longest stretch does not.
std::size_t oddCellOf(std::span<const std::string> cells, DecimalMark ofFile)
{
    std::size_t odd = 0;
    for (const NumberFormat& format : knownFormats(ofFile)) {
        odd = std::max(odd, firstUnread(cells, format).value_or(0));
    }
    return odd;
}

} // namespace

NumberFormatFinding findNumberFormat(std::span<const std::string> cells, DecimalMark ofFile)
{
    NumberFormatFinding finding;
    finding.format = {ofFile, 0};
    if (!firstUnread(cells, finding.format)) {
        return finding;
    }
    std::vector<NumberFormat> fitting;
    for (const NumberFormat& format : knownFormats(ofFile)) {
        if (!firstUnread(cells, format)) {
            fitting.push_back(format);
        }
    }
    if (fitting.empty()) {
        if (mostLookLikeNumbers(cells)) {
            finding.kind = NumberFormatFinding::Kind::Mixed;
            finding.oddCell = oddCellOf(cells, ofFile);
        }
        return finding;
    }
    finding.kind = NumberFormatFinding::Kind::Other;
    finding.format = fitting.front();
    for (const NumberFormat& format : fitting) {
        if (const auto place = firstDifference(cells, fitting.front(), format)) {
            finding.kind = NumberFormatFinding::Kind::Ambiguous;
            finding.format = {ofFile, 0};
            finding.oddCell = *place;
            finding.oneReading = readNumberCell(cells[*place], fitting.front()).value;
            finding.otherReading = readNumberCell(cells[*place], format).value;
            break;
        }
    }
    return finding;
}

std::string describe(const NumberFormatFinding& finding, std::span<const std::string> cells)
{
    using Kind = NumberFormatFinding::Kind;
    if (finding.kind != Kind::Ambiguous && finding.kind != Kind::Mixed) {
        return {};
    }
    const std::string cell = "\"" + toValidUtf8(trimmed(cells[finding.oddCell])) + "\"";
    return finding.kind == Kind::Ambiguous
        ? cell + " may be " + formatNumber(finding.oneReading) + " or " + formatNumber(finding.otherReading)
        : cell + " cannot be read as a number, and most of the others look like numbers";
}

} // namespace trefoil
