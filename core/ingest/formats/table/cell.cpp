// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/table/cell.h"

#include "core/base/ascii.h"
#include "core/base/utf8_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

namespace trefoil {

bool isMissingWord(std::string_view text)
{
    constexpr std::array<std::string_view, 10> words = {
        "", "-", "--", "–", "na", "n/a", "nan", "none", "null", "#n/a"};
    const std::string_view cell = trimmed(text);
    if (cell.size() > 4) {
        return false;
    }
    return std::find(words.begin(), words.end(), toLowerAscii(cell)) != words.end();
}

namespace {

/// Blanks and apostrophes of any kind as the plain ones.
std::string withPlainSeparators(std::string_view cell)
{
    std::string plain(cell);
    for (const auto& [written, separator] : {std::pair<std::string_view, char>{"\u00a0", ' '},
             {"\u202f", ' '}, {"\u2009", ' '}, {"\u2019", '\''}}) {
        for (std::size_t at = plain.find(written); at != std::string::npos; at = plain.find(written, at)) {
            plain.replace(at, written.size(), 1, separator);
        }
    }
    return plain;
}

/// The digits of "1 234 567,8" without what separates their groups; nothing where the groups are not whole.
std::optional<std::string> ungrouped(std::string_view cell, const NumberFormat& format)
{
    const std::string plain = withPlainSeparators(cell);
    const std::size_t begin = !plain.empty() && (plain.front() == '-' || plain.front() == '+') ? 1 : 0;
    const std::size_t end =
        std::min(plain.find(format.decimal == DecimalMark::Point ? '.' : ','), plain.size());
    std::string digits = plain.substr(0, begin);
    std::size_t inGroup = 0;
    std::size_t groups = 0;
    for (std::size_t i = begin; i < end; ++i) {
        if (plain[i] != format.group) {
            digits += plain[i];
            inGroup += isDigit(plain[i]) ? 1U : 4U;
            continue;
        }
        const bool isWhole = groups == 0 ? inGroup >= 1 && inGroup <= 3 && plain[begin] != '0' : inGroup == 3;
        if (!isWhole) {
            return std::nullopt;
        }
        ++groups;
        inGroup = 0;
    }
    if (groups == 0) {
        return plain;
    }
    return inGroup == 3 ? std::optional(digits + plain.substr(end)) : std::nullopt;
}

std::optional<double> numberIn(std::string_view cell, const NumberFormat& format)
{
    if (format.group == 0) {
        return parseNumber(cell, format.decimal);
    }
    const std::optional<std::string> digits = ungrouped(cell, format);
    return digits ? parseNumber(*digits, format.decimal) : std::nullopt;
}

} // namespace

NumberCell readNumberCell(std::string_view text, const NumberFormat& format)
{
    std::string_view cell = trimmed(text);
    NumberCell result;
    if (isMissingWord(cell)) {
        return result;
    }
    if (cell.back() == '%') {
        result.isPercent = true;
        cell = trimmed(cell.substr(0, cell.size() - 1));
    }
    const auto value = numberIn(cell, format);
    if (value && std::isnan(*value)) {
        return result;
    }
    result.kind = value ? NumberCell::Kind::Number : NumberCell::Kind::NotANumber;
    result.value = value.value_or(0);
    return result;
}

} // namespace trefoil
