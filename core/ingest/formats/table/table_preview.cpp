// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/table/table_preview.h"

#include "core/base/instant.h"
#include "core/base/utf8_text.h"
#include "core/ingest/formats/table/cell.h"
#include "core/ingest/formats/table/scaled_value.h"
#include "core/ingest/formats/table/table_binding.h"
#include "core/ingest/formats/table/table_reader.h"
#include "core/ingest/formats/table/unit_doubt.h"

#include <algorithm>

namespace trefoil {

namespace {

PreviewCell numberPreview(std::string_view cell, const BoundColumn& column, const Unit& canonical)
{
    PreviewCell preview{toValidUtf8(cell), {}, false};
    const NumberCell number = readNumberCell(cell, column.format);
    if (number.kind == NumberCell::Kind::Number) {
        const bool isPercent = number.isPercent && column.unit.dimension == Dimension::None;
        preview.converted = formatNumber(scaled(number.value, isPercent ? 0.01 : column.unit.toCanonical));
        if (canonical.dimension != Dimension::None && canonical.dimension != Dimension::Count) {
            preview.converted += " " + std::string(canonical.symbol);
        }
    }
    preview.isProblem = number.kind == NumberCell::Kind::NotANumber;
    return preview;
}

PreviewCell textPreview(std::string_view cell, Role role)
{
    PreviewCell preview{toValidUtf8(cell), {}, false};
    const bool isTime = role == Role::StartedAt || role == Role::EndedAt || role == Role::Timestamp;
    if (!isTime) {
        preview.converted = preview.written;
    } else if (const auto instant = parseInstant(trimmed(cell))) {
        preview.converted = formatInstant(*instant);
    } else {
        preview.isProblem = !isMissingWord(cell);
    }
    return preview;
}

bool hasUnusableUnit(const Mapping& mapping, const std::string& name)
{
    return std::any_of(mapping.columns.begin(), mapping.columns.end(),
        [&](const ColumnMapping& column) { return column.column == name && !unitProblem(column).empty(); });
}

} // namespace

Result<TablePreview> previewTable(const Source& source, const Mapping& mapping, std::size_t maxRows)
{
    TableLayout layout = sniffLayout(source);
    if (mapping.format == "csv") {
        layout = {TableLayout::Kind::Csv, mapping.delimiter, mapping.decimalMark, mapping.headerLine};
    }
    const std::string_view text = beginningOf(source, layout);
    auto reader = TableReader::open(text, source.path(), layout);
    if (!reader) {
        return tl::unexpected(reader.error());
    }
    TableBinding binding = bindColumns(mapping, reader->header());
    if (const auto sample = sampleTable(source, layout); sample && layout.kind == TableLayout::Kind::Csv) {
        adoptFormats(binding, *sample);
    }
    std::vector<const BoundColumn*> boundAt(reader->header().size());
    std::vector<Unit> canonicalAt(reader->header().size());
    for (const BoundColumn& column : binding.columns) {
        if (hasUnusableUnit(mapping, column.column)) {
            continue; // a number in a unit that nobody knows is not shown as another one
        }
        boundAt[column.index] = &column;
        canonicalAt[column.index] = canonicalUnit(column.unit.dimension);
    }
    TablePreview preview;
    preview.missing = binding.missing;
    for (const std::string& name : reader->header()) {
        const auto mapped = std::find_if(mapping.columns.begin(), mapping.columns.end(),
            [&](const ColumnMapping& column) { return column.column == name; });
        std::string doubt = mapped == mapping.columns.end() ? std::string() : unitDoubt(*mapped);
        doubt = mapped == mapping.columns.end() || !doubt.empty() ? doubt : unknownUnitDoubt(*mapped);
        preview.columns.push_back({name, {}, std::move(doubt)});
    }
    for (; preview.rowCount < maxRows && reader->next(); ++preview.rowCount) {
        const TableRow& row = reader->row();
        if (row.isCutOff && text.size() < source.bytes().size()) {
            break; // by the end of what is shown
        }
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const BoundColumn* column = boundAt[i];
            PreviewCell cell{toValidUtf8(row.cells[i]), {}, false};
            if (column != nullptr) {
                cell = column->role == Role::Quantity ? numberPreview(row.cells[i], *column, canonicalAt[i])
                                                      : textPreview(row.cells[i], column->role);
            }
            preview.columns[i].cells.push_back(std::move(cell));
        }
    }
    return preview;
}

} // namespace trefoil
