// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/table/cell.h"

#include "core/base/utf8_text.h"

#include <algorithm>
#include <array>
#include <cmath>

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

NumberCell readNumberCell(std::string_view text, DecimalMark mark)
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
    const auto value = parseNumber(cell, mark);
    if (value && std::isnan(*value)) {
        return result;
    }
    result.kind = value ? NumberCell::Kind::Number : NumberCell::Kind::NotANumber;
    result.value = value.value_or(0);
    return result;
}

} // namespace trefoil
