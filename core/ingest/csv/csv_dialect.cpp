// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/csv/csv_dialect.h"

#include "core/base/utf8_text.h"
#include "core/ingest/csv/csv_reader.h"

#include <algorithm>
#include <vector>

namespace trefoil {

namespace {

constexpr std::size_t rowsToSniff = 20;
constexpr std::string_view delimiters = ",;\t|";

/// The rows that agree with the first one in their number of cells, times that number; 0 for one column.
std::size_t evenness(std::string_view head, char delimiter)
{
    CsvReader reader(head, delimiter);
    if (!reader.next() || reader.row().fields.size() < 2) {
        return 0;
    }
    const std::size_t width = reader.row().fields.size();
    std::size_t agreeing = 1;
    for (std::size_t i = 1; i < rowsToSniff && reader.next(); ++i) {
        agreeing += reader.row().fields.size() == width ? 1U : 0U;
    }
    return agreeing * width;
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
