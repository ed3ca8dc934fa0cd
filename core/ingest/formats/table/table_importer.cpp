// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/table/table_importer.h"

#include "core/base/utf8_text.h"
#include "core/ingest/formats/predictions/predictions_importer.h"
#include "core/ingest/formats/table/group_rows.h"
#include "core/ingest/formats/table/mapped_predictions.h"
#include "core/ingest/formats/table/table_sample.h"
#include "core/ingest/formats/table/unit_doubt.h"
#include "core/ingest/mapping_proposal.h"

#include <algorithm>

namespace trefoil {

namespace {

constexpr std::int64_t rowsBetweenReports = 4096;

bool hasExtension(const Source& source, std::initializer_list<std::string_view> extensions)
{
    const std::string name = toLowerAscii(source.fileName());
    return std::any_of(extensions.begin(), extensions.end(),
        [&](std::string_view ending) { return name.ends_with(ending); });
}

Recognition recogniseTable(const Source& source)
{
    if (hasExtension(source, {".md", ".log", ".html", ".htm", ".xml", ".yaml", ".yml", ".py", ".ipynb"})) {
        return {};
    }
    if (mappingFromJson(source.head())) {
        return {}; // a mapping, not a table
    }
    if (const auto saved = mappingBeside(source)) {
        return {0.9, "the mapping " + source.fileName() + ".mapping.json lies beside it"};
    }
    constexpr std::size_t largestSniffedDocument = 4 * 1024 * 1024;
    if (sniffLayout(source).isWholeDocument() && source.bytes().size() > largestSniffedDocument) {
        return {0.1, "a large JSON document that no other format knows"};
    }
    const auto proposal = proposeMapping(source);
    if (!proposal) {
        return {};
    }
    std::size_t known = 0;
    std::size_t quantities = 0;
    for (const ColumnMapping& column : proposal->columns) {
        quantities += column.role == Role::Quantity ? 1U : 0U;
        known += column.role == Role::Quantity && findStandard(column.quantityId) ? 1U : 0U;
    }
    const std::string counts = std::to_string(proposal->columns.size()) + " columns, "
        + std::to_string(quantities) + " of them numbers, " + std::to_string(known) + " of known names";
    return {known > 0 ? 0.3 : 0.15, "a table (" + proposal->format + ") with " + counts};
}

Result<Mapping> chosenMapping(const Source& source, const ImportOptions& options)
{
    auto beside = mappingBeside(source); // remembered also where another one holds
    if (options.mapping != nullptr) {
        return *options.mapping;
    }
    if (beside || beside.error().code == Errc::MappingInvalid) {
        return beside;
    }
    return proposeMapping(source);
}

TableLayout layoutOf(const Mapping& mapping, const Source& source)
{
    TableLayout layout = sniffLayout(source);
    if (mapping.format == "csv") {
        layout = {TableLayout::Kind::Csv, mapping.delimiter, mapping.decimalMark, mapping.headerLine};
    } else if (layout.kind == TableLayout::Kind::Csv) {
        layout.kind = TableLayout::Kind::Json;
    }
    layout.decimalMark = mapping.decimalMark;
    return layout;
}

/// One import of one file.
class TableImport {
public:
    TableImport(const Source& source, TableReader reader, const TableLayout& layout, const Mapping& mapping,
        RecordSink& sink)
        : m_source(source)
        , m_layout(layout)
        , m_reader(std::move(reader))
        , m_mapping(mapping)
        , m_sink(sink)
        , m_notes(sink, source.path())
    {
    }

    Result<void> run(Progress& progress);

private:
    [[nodiscard]] bool isWhole(const TableRow& row);
    void take(ConvertedRow& row, const TableRow& written);
    void adoptNumberFormats();

    const Source& m_source;
    TableLayout m_layout;
    TableReader m_reader;
    const Mapping& m_mapping;
    RecordSink& m_sink;
    TableNotes m_notes;
    TableBinding m_binding;
    GroupRows m_groups;
};

/// Tells what is wrong with the row's shape; false when it cannot be used.
bool TableImport::isWhole(const TableRow& row)
{
    const std::size_t width = row.cells.size();
    const std::string found =
        std::to_string(width) + " cells were expected, found " + std::to_string(row.writtenCells);
    if (row.hasTextBeyondHeader) {
        m_notes.setAside(
            "too_many_cells", row, found + "; which belongs where is unsure, so the row was set aside.");
        return false;
    }
    if (row.writtenCells >= width) {
        return true;
    }
    if (row.isCutOff) {
        const bool isList = m_layout.kind == TableLayout::Kind::JsonList;
        m_notes.setAside("truncated", row,
            isList ? "The file ends before its list does; the row that is cut off was set aside."
                   : found + " and no line end; the last row is cut off and was set aside.");
        return false;
    }
    m_notes.about(Severity::Note, "too_few_cells", row, {}, found + "; the missing values are absent.");
    return true;
}

void TableImport::take(ConvertedRow& row, const TableRow& written)
{
    if (row.values.empty()) {
        const bool repeatsHeader =
            std::equal(written.cells.begin(), written.cells.end(), m_reader.header().begin());
        m_notes.setAside(repeatsHeader ? "repeated_header" : "no_value", written,
            repeatsHeader ? "The header stands here again." : "No mapped column has a value in this row.");
        return;
    }
    if (m_binding.hasGroups) {
        m_groups.add(row);
        return;
    }
    putValues(row.values, row.record);
    m_sink.accept(row.record);
}

/// What the head of the file shows of the numbers of each column, and what columns are left out for that.
void TableImport::adoptNumberFormats()
{
    const auto sample = sampleTable(m_source, m_layout);
    if (!sample || m_layout.kind != TableLayout::Kind::Csv) {
        return;
    }
    adoptFormats(m_binding, *sample);
    for (const ColumnMapping& column : m_mapping.columns) {
        const auto seen = std::ranges::find(sample->columns, column.column, &ColumnSample::column);
        if (column.role == Role::Ignore && seen != sample->columns.end() && !seen->oddReason.empty()) {
            TableRow row;
            row.line = seen->oddLine;
            m_notes.about(Severity::Note, "unread_numbers", row, column.column,
                "Column \"" + column.column + "\" is left out: " + seen->oddReason + ".");
        }
    }
}

Result<void> TableImport::run(Progress& progress)
{
    m_binding = bindColumns(m_mapping, m_reader.header());
    const bool hasQuantity = std::any_of(m_binding.columns.begin(), m_binding.columns.end(),
        [](const BoundColumn& column) { return column.role == Role::Quantity; });
    if (!hasQuantity) {
        return fail(Errc::FormatRefused,
            {m_source.path(), "the file has no column that the mapping takes a value from"});
    }
    declareQuantities(m_binding, m_mapping, m_sink);
    for (const ColumnMapping& column : m_mapping.columns) {
        const bool isInFile = std::any_of(m_binding.columns.begin(), m_binding.columns.end(),
            [&](const BoundColumn& bound) { return bound.column == column.column; });
        if (const std::string doubt = unitDoubt(column); isInFile && !doubt.empty()) {
            m_notes.aboutFile(
                Severity::Warning, "unit_doubt", "Column \"" + column.column + "\": " + doubt + ".");
        }
        if (isInFile && column.role == Role::Quantity && column.reason.starts_with('?')) {
            // Nobody has answered: it was not asked, or left as it was proposed.
            m_notes.aboutFile(Severity::Note, "unit_question",
                "Column \"" + column.column + "\": " + std::string(trimmed(column.reason.substr(1))) + ".");
        }
        if (const std::string doubt = unknownUnitDoubt(column); isInFile && !doubt.empty()) {
            m_notes.aboutFile(
                Severity::Warning, "unknown_unit", "Column \"" + column.column + "\": " + doubt + ".");
        }
    }
    for (const std::string& column : m_binding.missing) {
        m_notes.aboutFile(Severity::Warning, "missing_column",
            "The mapping names column \"" + column + "\", which the file has not.");
    }
    adoptNumberFormats();
    RowConverter converter(m_binding, m_sink, m_notes);
    ConvertedRow converted;
    for (std::int64_t count = 0; m_reader.next(); ++count) {
        if (count % rowsBetweenReports == 0) {
            progress.report("reading", static_cast<std::int64_t>(m_reader.position()),
                static_cast<std::int64_t>(m_reader.size()));
            if (progress.stopRequested()) {
                return fail(Errc::Cancelled, {});
            }
        }
        if (isWhole(m_reader.row())) {
            converter.convert(m_reader.row(), converted);
            take(converted, m_reader.row());
        }
    }
    if (m_reader.error()) {
        return tl::unexpected<Error>(*m_reader.error());
    }
    if (m_binding.hasGroups) {
        m_groups.finish(m_binding, m_source.path(), m_sink);
    }
    m_notes.tellRest();
    return {};
}

Result<void> readTable(
    const Source& source, const ImportOptions& options, RecordSink& sink, Progress& progress)
{
    const auto mapping = chosenMapping(source, options);
    if (!mapping) {
        return tl::unexpected(mapping.error());
    }
    for (const ColumnMapping& column : mapping->columns) {
        if (const std::string problem = unitProblem(column); !problem.empty()) {
            return fail(Errc::MappingInvalid, {"column \"" + column.column + "\": " + problem});
        }
    }
    if (describesPredictions(*mapping)) {
        const auto predictions = mappedPredictions(source, *mapping);
        return predictions ? readPredictionTable(source, *predictions, sink, progress)
                           : Result<void>(tl::unexpected(predictions.error()));
    }
    const TableLayout layout = layoutOf(*mapping, source);
    auto reader = TableReader::open(source.bytes(), source.path(), layout);
    if (!reader) {
        return tl::unexpected(reader.error());
    }
    std::vector<std::string> names;
    for (const ColumnMapping& column : mapping->columns) {
        names.push_back(column.column);
    }
    reader->addColumns(names);
    return TableImport(source, std::move(*reader), layout, *mapping, sink).run(progress);
}

} // namespace

Importer tableImporter()
{
    return {"table", "Table (CSV, TSV, JSON)", 3, Precedence::Table, &recogniseTable, &readTable};
}

} // namespace trefoil
