// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/table/table_sample.h"

#include "core/base/utf8_text.h"
#include "core/ingest/column_meaning.h"
#include "core/ingest/formats/table/cell.h"
#include "core/ingest/formats/table/number_format.h"
#include "core/units/standard_quantities.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace trefoil {

namespace {

constexpr std::size_t sampledRows = 500;

void look(ColumnSample& column, std::string_view cell)
{
    if (isMissingWord(cell) || trimmed(cell) == column.column) { // a header that stands there again
        return;
    }
    if (column.filled++ == 0) {
        column.first = std::string(trimmed(cell));
    }
    column.distinct.emplace(trimmed(cell));
    const NumberCell number = readNumberCell(cell, column.format);
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

/// Nobody writes shares in thousands: among accuracies "1,000" is a slip, and no value rather than a wrong
/// one.
bool isPlausible(const ColumnSample& column)
{
    const auto named = quantityOfName(column.name);
    const auto standard = named ? findStandard(named->quantityId) : std::nullopt;
    return !standard || quantityOf(*standard).upperBound != 1 || column.largest <= 100;
}

/// Looks again at a column whose numbers are written in another way than the file's decimal mark says.
void findFormat(ColumnSample& column, std::size_t index, const TableSample& sample)
{
    if (column.numbers == column.filled) {
        return;
    }
    std::vector<std::string> cells;
    for (const auto& row : sample.rows) {
        cells.push_back(trimmed(row[index]) == column.column ? std::string() : row[index]);
    }
    const NumberFormatFinding finding = findNumberFormat(cells, column.format.decimal);
    column.oddReason = describe(finding, cells);
    column.isAmbiguous = finding.kind == NumberFormatFinding::Kind::Ambiguous;
    column.oddLine = column.oddReason.empty() ? 0 : sample.lines[finding.oddCell];
    if (finding.kind == NumberFormatFinding::Kind::Other) {
        ColumnSample again;
        again.column = column.column;
        again.name = column.name;
        again.isUnnamed = column.isUnnamed;
        again.format = finding.format;
        for (const std::string& cell : cells) {
            look(again, cell);
        }
        if (isPlausible(again)) {
            column = std::move(again);
        }
    }
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
    return sampleTable(source, sniffLayout(source));
}

Result<TableSample> sampleTable(const Source& source, const TableLayout& layout)
{
    TableSample sample;
    const std::string_view text = beginningOf(source, layout);
    sample.layout = layout;
    auto reader = TableReader::open(text, source.path(), sample.layout);
    if (!reader) {
        return tl::unexpected(reader.error());
    }
    const DecimalMark mark = layout.decimalMark == ',' ? DecimalMark::Comma : DecimalMark::Point;
    for (const std::string& name : reader->header()) {
        ColumnSample column;
        column.format = {mark, 0};
        column.column = name;
        column.name = parseColumnName(name);
        column.isUnnamed = name == "column " + std::to_string(sample.columns.size() + 1);
        sample.columns.push_back(std::move(column));
    }
    nameByLastKeys(sample.columns);
    while (sample.rows.size() < sampledRows && reader->next()) {
        const TableRow& row = reader->row();
        if (row.isCutOff && text.size() < source.bytes().size()) {
            break; // by the end of the sample
        }
        // A cell alone among rows of several is the title of a part of the table.
        const bool isTitle = row.writtenCells == 1 && row.cells.size() > 2;
        if (!isTitle && (row.hasTextBeyondHeader || row.writtenCells < row.cells.size())) {
            ++sample.oddRows;
        }
        sample.rows.emplace_back(row.cells.begin(), row.cells.end());
        sample.lines.push_back(row.line);
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            look(sample.columns[i], row.cells[i]);
        }
    }
    for (std::size_t i = 0; i < sample.columns.size() && layout.kind == TableLayout::Kind::Csv; ++i) {
        findFormat(sample.columns[i], i, sample);
    }
    return sample;
}

} // namespace trefoil
