// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/source/value_in_line.h"

#include "core/ingest/csv/csv_columns.h"
#include "core/ingest/csv/csv_dialect.h"

namespace trefoil {

namespace {

std::optional<LinePart> keyInLine(std::string_view line, std::string_view pointer)
{
    const std::string key = '"' + std::string(pointer.substr(pointer.rfind('/') + 1)) + '"';
    const std::size_t begin = line.find(key);
    if (begin == std::string_view::npos || line.find(key, begin + 1) != std::string_view::npos) {
        return std::nullopt;
    }
    return LinePart{begin, key.size()};
}

std::optional<LinePart> cellInLine(std::string_view header, std::string_view line, std::string_view column)
{
    const char delimiter = sniffDelimiter(header);
    const std::optional<std::size_t> place = columnsOf(header, delimiter).find(column);
    CsvReader reader(line, delimiter);
    if (!place || !reader.next() || *place >= reader.row().fields.size()) {
        return std::nullopt;
    }
    const std::string_view cell = reader.row().fields[*place];
    const std::string_view raw = reader.row().raw;
    if (cell.data() < raw.data() || cell.data() + cell.size() > raw.data() + raw.size()) {
        return std::nullopt; // with doubled quotes in it: not as it stands in the line
    }
    return LinePart{static_cast<std::size_t>(cell.data() - line.data()), cell.size()};
}

} // namespace

std::optional<LinePart> valueInLine(std::string_view header, std::string_view line, std::string_view pointer)
{
    if (pointer.empty()) {
        return std::nullopt;
    }
    return pointer.starts_with('/') ? keyInLine(line, pointer) : cellInLine(header, line, pointer);
}

} // namespace trefoil
