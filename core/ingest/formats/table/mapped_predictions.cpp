// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/table/mapped_predictions.h"

#include "core/base/utf8_text.h"
#include "core/ingest/csv/csv_reader.h"

#include <utility>

namespace trefoil {

namespace {

CsvColumns headerAt(const Source& source, char delimiter, std::int64_t line)
{
    CsvReader reader(source.bytes(), delimiter);
    while (reader.next()) {
        if (reader.row().line >= line) {
            return CsvColumns(reader.row().fields);
        }
    }
    return {};
}

/// Gives a column of the file its place; but scores, which belong to predictions.
void place(OutcomeColumns& columns, const ColumnMapping& column, std::size_t index)
{
    switch (column.role) {
    case Role::Label:
        columns.label = index;
        break;
    case Role::Prediction:
        columns.predictions.push_back(
            {index, toValidUtf8(modelOfPrediction(column.column).value_or(column.column))});
        break;
    case Role::Model:
        columns.model = index;
        break;
    case Role::Variant:
        columns.variant = index;
        break;
    case Role::Seed:
        columns.seed = index;
        break;
    case Role::ExampleId:
        columns.id = index;
        break;
    case Role::Weight:
        columns.weight = index;
        break;
    case Role::Group:
        columns.features.push_back(index);
        break;
    default: // says nothing about an example
        break;
    }
}

} // namespace

Result<OutcomeTable> mappedPredictions(const Source& source, const Mapping& mapping)
{
    if (const std::string problem = predictionsProblem(mapping); !problem.empty()) {
        return fail(Errc::MappingInvalid, {problem});
    }
    OutcomeTable table;
    table.dialect = {mapping.delimiter, mapping.decimalMark == ',' ? DecimalMark::Comma : DecimalMark::Point};
    table.headerLine = mapping.headerLine;
    table.header = headerAt(source, mapping.delimiter, table.headerLine);
    table.columns.areChosen = true;
    std::optional<std::size_t> score;
    for (const ColumnMapping& column : mapping.columns) {
        const auto index = table.header.find(std::string(trimmed(column.column)));
        if (!index && column.role != Role::Ignore) {
            return fail(Errc::MappingInvalid, {"the file has no column \"" + column.column + '"'});
        }
        if (index) {
            score = column.role == Role::Score ? index : score;
            place(table.columns, column, *index);
        }
    }
    std::vector<PredictionColumn>& predictions = table.columns.predictions;
    if (predictions.empty()) {
        predictions.push_back({*score, {}}); // a threshold makes predictions of them
    } else if (predictions.size() == 1) {
        predictions.front().model.clear(); // the file is of one model, or another column says of which
        predictions.front().score = score;
    }
    return table;
}

} // namespace trefoil
