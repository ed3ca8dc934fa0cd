// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/plain_value.h"

#include "core/base/number_text.h"
#include "core/ingest/csv/truth_cell.h"

#include <algorithm>
#include <cmath>

namespace trefoil {

bool saysMissing(std::string_view cell)
{
    static constexpr std::string_view words[] = {"NaN", "nan", "-NaN", "-nan", "NA", "N/A", "n/a", "<NA>",
        "#N/A", "#N/A N/A", "#NA", "NULL", "null", "None", "1.#IND", "-1.#IND", "1.#QNAN", "-1.#QNAN"};
    if (cell.empty()) {
        return true;
    }
    const char first = cell.front(); // most cells are told from all words by it
    if (first != 'N' && first != 'n' && first != '-' && first != '<' && first != '#' && first != '1') {
        return false;
    }
    return std::find(std::begin(words), std::end(words), cell) != std::end(words);
}

bool isMissing(const PlainValue& value)
{
    const double* number = std::get_if<double>(&value);
    return std::holds_alternative<std::monostate>(value) || (number && std::isnan(*number));
}

std::string textOf(const PlainValue& value)
{
    if (const bool* truth = std::get_if<bool>(&value)) {
        return *truth ? "True" : "False";
    }
    const double* number = std::get_if<double>(&value);
    return number ? formatNumber(*number) : std::get<std::string>(value);
}

double numberOrTruth(std::string_view cell, char decimalMark)
{
    if (cell.size() == 1 && cell.front() >= '0' && cell.front() <= '9') {
        return cell.front() - '0';
    }
    if (const auto truth = truthOfCell(cell)) {
        return *truth;
    }
    const auto number = parseNumber(cell, decimalMark == ',' ? DecimalMark::Comma : DecimalMark::Point);
    return number.value_or(noNumber);
}

} // namespace trefoil
