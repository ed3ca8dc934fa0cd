// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/csv/csv_dialect.h"

#include "core/base/utf8_text.h"
#include "core/ingest/csv/csv_reader.h"

#include <algorithm>
#include <map>
#include <vector>

namespace trefoil {

namespace {

constexpr std::size_t rowsToSniff = 20;
constexpr std::string_view delimiters = ",;\t|";

/// The rows that agree with the first one in their number of cells, times that number. A first row of one
/// cell may be a title; then the most frequent number of cells counts. 0 for one column.
std::size_t evenness(std::string_view head, char delimiter)
{
    CsvReader reader(head, delimiter);
    std::map<std::size_t, std::size_t> frequency;
    std::size_t first = 0;
    for (std::size_t i = 0; i < rowsToSniff && reader.next(); ++i) {
        const std::size_t width = reader.row().fields.size();
        first = i == 0 ? width : first;
        ++frequency[width];
    }
    if (first > 1) {
        return first * frequency[first];
    }
    std::size_t best = 0;
    for (const auto& [width, count] : frequency) {
        best = width > 1 ? std::max(best, width * count) : best;
    }
    return best;
}

} // namespace

char sniffDelimiter(std::string_view head)
{
    char best = ',';
    std::size_t bestScore = 0;
    for (const char delimiter : delimiters) {
        if (const std::size_t score = evenness(head, delimiter); score > bestScore) {
            best = delimiter;
            bestScore = score;
        }
    }
    return best;
}

DecimalMark sniffDecimalMark(std::string_view head, char delimiter)
{
    if (delimiter == ',') {
        return DecimalMark::Point;
    }
    int commas = 0;
    int points = 0;
    CsvReader reader(head, delimiter);
    for (std::size_t i = 0; i < rowsToSniff && reader.next(); ++i) {
        for (const std::string_view field : reader.row().fields) {
            const bool hasComma = field.find(',') != std::string_view::npos;
            const bool hasPoint = field.find('.') != std::string_view::npos;
            commas += hasComma && !hasPoint && parseNumber(field, DecimalMark::Comma) ? 1 : 0;
            points += hasPoint && !hasComma && parseNumber(field) ? 1 : 0;
        }
    }
    return commas > points ? DecimalMark::Comma : DecimalMark::Point;
}

CsvDialect sniffDialect(std::string_view head)
{
    const char delimiter = sniffDelimiter(head);
    return CsvDialect{delimiter, sniffDecimalMark(head, delimiter)};
}

} // namespace trefoil
