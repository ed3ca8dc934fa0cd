// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/table/table_sample.h"

#include "core/base/utf8_text.h"
#include "core/ingest/formats/table/cell.h"
#include "core/ingest/formats/table/column_meaning.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace trefoil {

namespace {

constexpr std::size_t sampledRows = 500;

void look(ColumnSample& column, std::string_view cell, DecimalMark mark)
{
    if (isMissingWord(cell) || trimmed(cell) == column.column) { // a header that stands there again
        return;
    }
    if (column.filled++ == 0) {
        column.first = std::string(trimmed(cell));
    }
    column.distinct.emplace(trimmed(cell));
    const NumberCell number = readNumberCell(cell, mark);
    if (number.kind != NumberCell::Kind::Number) {
        return;
    }
    column.smallest = column.numbers == 0 ? number.value : std::min(column.smallest, number.value);
    column.largest = column.numbers == 0 ? number.value : std::max(column.largest, number.value);
    ++column.numbers;
    column.integers += std::floor(number.value) == number.value ? 1U : 0U;
    column.percents += number.isPercent ? 1U : 0U;
    column.plainAboveOne += !number.isPercent && number.value > 1 ? 1U : 0U;
}

bool hasMeaning(const ColumnName& name)
{
    return roleOfName(name) || quantityOfName(name);
}

std::string_view lastKey(std::string_view column)
{
    const std::size_t dot = column.rfind('.');
    return dot == std::string_view::npos ? column : column.substr(dot + 1);
}

/// "metrics.accuracy" and "config.seed" mean what their last key does, where only one column has that key.
void nameByLastKeys(std::vector<ColumnSample>& columns)
{
    std::map<std::string, std::size_t> frequency;
    for (const ColumnSample& column : columns) {
        ++frequency[parseColumnName(lastKey(column.column)).key];
    }
    for (ColumnSample& column : columns) {
        const std::string_view last = lastKey(column.column);
        ColumnName name = parseColumnName(last);
        const bool isNested = last.size() < column.column.size() && !last.empty() && last.front() != ' ';
        if (isNested && !hasMeaning(column.name) && frequency[name.key] == 1 && hasMeaning(name)) {
            column.name = std::move(name);
        }
    }
}

} // namespace

Result<TableSample> sampleTable(const Source& source)
{
    TableSample sample;
    std::string_view text = source.bytes();
    sample.layout = sniffLayout(source.head());
    if (sample.layout.kind != TableLayout::Kind::Json && source.head().size() < text.size()) {
        text = source.head();
        text = text.substr(0, text.rfind('\n') + 1);
    }
    auto reader = TableReader::open(text, source.path(), sample.layout);
    if (!reader) {
        return tl::unexpected(reader.error());
    }
    for (const std::string& name : reader->header()) {
        ColumnSample column;
        column.column = name;
        column.name = parseColumnName(name);
        column.isUnnamed = name == "column " + std::to_string(sample.columns.size() + 1);
        sample.columns.push_back(std::move(column));
    }
    nameByLastKeys(sample.columns);
    const DecimalMark mark = sample.layout.decimalMark == ',' ? DecimalMark::Comma : DecimalMark::Point;
    while (sample.rows.size() < sampledRows && reader->next()) {
        const TableRow& row = reader->row();
        if (row.hasTextBeyondHeader || row.writtenCells < row.cells.size()) {
            ++sample.oddRows;
        }
        sample.rows.emplace_back(row.cells.begin(), row.cells.end());
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            look(sample.columns[i], row.cells[i], mark);
        }
    }
    return sample;
}

} // namespace trefoil
