// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number_text.h"
#include "core/base/utf8_text.h"
#include "core/ingest/csv/csv_dialect.h"
#include "core/ingest/csv/csv_reader.h"
#include "core/ingest/formats/table/table_reader.h"

#include <algorithm>
#include <map>

namespace trefoil {

namespace {

/// JSON lines: the first line is a whole object and another one follows.
bool looksLikeJsonLines(std::string_view text)
{
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos || text.front() != '{') {
        return false;
    }
    const std::string_view first = trimmed(text.substr(0, end));
    const std::string_view rest = trimmed(text.substr(end));
    return first.size() > 2 && first.back() == '}' && !rest.empty() && rest.front() == '{';
}

struct RowShape {
    int line = 1;
    std::size_t cells = 0;
    bool isHeaderLike = false; ///< several texts and no number
};

RowShape shapeOf(const CsvRow& row)
{
    RowShape shape{static_cast<int>(row.line), row.fields.size(), true};
    std::size_t texts = 0;
    for (const std::string_view field : row.fields) {
        const std::string_view cell = trimmed(field);
        texts += cell.empty() ? 0U : 1U;
        shape.isHeaderLike = shape.isHeaderLike && (cell.empty() || !parseNumber(cell));
    }
    shape.isHeaderLike = shape.isHeaderLike && texts > 0;
    return shape;
}

int headerLineOf(std::string_view head, char delimiter)
{
    CsvReader reader(head, delimiter);
    std::vector<RowShape> shapes;
    std::map<std::size_t, int> frequency;
    while (shapes.size() < 60 && reader.next()) {
        shapes.push_back(shapeOf(reader.row()));
        ++frequency[shapes.back().cells];
    }
    std::size_t usual = 0;
    int best = 0;
    for (const auto& [cells, count] : frequency) {
        if (cells > 1 && count >= best) {
            usual = cells;
            best = count;
        }
    }
    for (const RowShape& shape : shapes) {
        if (shape.isHeaderLike && shape.cells >= usual && shape.cells > 1) {
            return shape.line;
        }
    }
    return shapes.empty() ? 1 : shapes.front().line;
}

} // namespace

TableLayout sniffLayout(std::string_view head)
{
    const std::string_view text = trimmed(withoutByteOrderMark(head));
    TableLayout layout;
    if (!text.empty() && (text.front() == '{' || text.front() == '[')) {
        layout.kind = looksLikeJsonLines(text) ? TableLayout::Kind::JsonLines : TableLayout::Kind::Json;
        return layout;
    }
    const CsvDialect dialect = sniffDialect(head);
    layout.delimiter = dialect.delimiter;
    layout.decimalMark = dialect.decimalMark == DecimalMark::Comma ? ',' : '.';
    layout.headerLine = headerLineOf(head, dialect.delimiter);
    return layout;
}

TableLayout sniffLayout(const Source& source)
{
    constexpr std::size_t largestWhole = 4 * 1024 * 1024;
    TableLayout layout = sniffLayout(source.head());
    const std::string_view text = trimmed(withoutByteOrderMark(source.head()));
    if (layout.isWholeDocument() && text.front() == '[' && source.bytes().size() > largestWhole) {
        layout.kind = TableLayout::Kind::JsonList;
    }
    return layout;
}

std::string_view beginningOf(const Source& source, const TableLayout& layout)
{
    switch (layout.kind) {
    case TableLayout::Kind::Json:
        return source.bytes();
    case TableLayout::Kind::JsonList:
        return source.bytes().substr(0, beginningOfList);
    case TableLayout::Kind::Csv:
    case TableLayout::Kind::JsonLines:
        break;
    }
    const std::string_view head = source.head();
    return head.size() < source.bytes().size() ? head.substr(0, head.rfind('\n') + 1) : head;
}

} // namespace trefoil
