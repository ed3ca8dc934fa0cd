// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/table/table_reader.h"

#include "core/base/utf8_text.h"
#include "core/ingest/formats/table/json_rows.h"
#include "core/ingest/json/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace trefoil {

namespace {

using Json = nlohmann::json;
constexpr std::size_t headBytes = 64 * 1024;
constexpr std::size_t maximumColumns = 4096;

/// The names of columns in the order in which objects bring them.
class ColumnNames {
public:
    void add(const Json& object)
    {
        flattenObject(object, m_flat);
        for (const auto& [name, text] : m_flat) {
            add(name);
        }
    }
    void add(const std::string& name)
    {
        if (m_seen.size() <= maximumColumns && m_seen.insert(name).second) {
            m_names.push_back(name);
        }
    }
    /// A text that is no JSON brings none.
    void addText(std::string_view json)
    {
        if (const auto object = parseJson(json, {})) {
            add(*object);
        }
    }
    [[nodiscard]] std::vector<std::string> take() { return std::move(m_names); }

private:
    std::vector<std::string> m_names;
    std::set<std::string> m_seen;
    std::vector<std::pair<std::string, std::string>> m_flat;
};

} // namespace

struct TableReader::Documents {
    Json document;
    JsonRows rows;
    std::size_t next = 0;
    std::vector<std::pair<std::string, std::string>> flat;
};

TableReader::TableReader() = default;
TableReader::TableReader(TableReader&&) noexcept = default;
TableReader& TableReader::operator=(TableReader&&) noexcept = default;
TableReader::~TableReader() = default;

Result<TableReader> TableReader::open(
    std::string_view text, const std::string& path, const TableLayout& layout)
{
    TableReader reader;
    reader.m_text = withoutByteOrderMark(text);
    reader.m_layout = layout;
    reader.m_path = path;
    if (reader.m_text.substr(0, headBytes).find('\0') != std::string_view::npos) {
        return fail(Errc::FormatRefused, {path, "this is binary data, not a table"});
    }
    Result<void> opened;
    switch (layout.kind) {
    case TableLayout::Kind::Csv:
        opened = reader.openCsv(layout.headerLine);
        break;
    case TableLayout::Kind::Json:
        opened = reader.openDocument(path);
        break;
    case TableLayout::Kind::JsonLines:
        reader.openLines();
        break;
    case TableLayout::Kind::JsonList:
        reader.openList();
        break;
    }
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    if (reader.m_header.empty() || reader.m_header.size() > maximumColumns) {
        return fail(Errc::FormatRefused, {path, "no header with 1 to 4096 columns was found"});
    }
    return reader;
}

void TableReader::setHeader(std::vector<std::string> names)
{
    m_header.clear();
    for (std::string& name : names) {
        std::string unique = toValidUtf8(trimmed(name));
        if (unique.empty()) {
            unique = "column " + std::to_string(m_header.size() + 1);
        }
        const std::string base = unique;
        for (int copy = 2; m_columnOf.contains(unique); ++copy) {
            unique = base + " (" + std::to_string(copy) + ")";
        }
        m_columnOf.emplace(unique, m_header.size());
        m_header.push_back(std::move(unique));
    }
}

Result<void> TableReader::openCsv(int headerLine)
{
    m_csv.emplace(m_text, m_layout.delimiter);
    while (m_csv->next()) {
        if (m_csv->row().line < headerLine) {
            continue;
        }
        const auto& fields = m_csv->row().fields;
        std::size_t used = fields.size();
        while (used > 0 && trimmed(fields[used - 1]).empty()) {
            --used;
        }
        setHeader(
            std::vector<std::string>(fields.begin(), fields.begin() + static_cast<std::ptrdiff_t>(used)));
        break;
    }
    return {};
}

Result<void> TableReader::openDocument(const std::string& path)
{
    m_documents = std::make_unique<Documents>();
    auto document = parseJson(m_text, path);
    if (!document) {
        return tl::unexpected(document.error());
    }
    m_documents->document = std::move(*document);
    auto rows = findJsonRows(m_documents->document, path);
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    m_documents->rows = std::move(*rows);
    std::vector<std::string> names = m_documents->rows.header;
    if (names.empty()) {
        ColumnNames found;
        if (m_documents->rows.hasKeys) {
            found.add(std::string("key"));
        }
        for (const JsonRow& row : m_documents->rows.rows) {
            found.add(*row.value);
        }
        names = found.take();
    }
    setHeader(std::move(names));
    return {};
}

void TableReader::addColumns(const std::vector<std::string>& names)
{
    // Keys beyond the beginning are found too late to have a column of themselves.
    if (m_layout.kind != TableLayout::Kind::JsonLines && m_layout.kind != TableLayout::Kind::JsonList) {
        return;
    }
    std::vector<std::string> header = m_header;
    for (const std::string& name : names) {
        if (std::ranges::find(header, name) == header.end()) {
            header.push_back(name);
        }
    }
    if (header.size() > m_header.size() && header.size() <= maximumColumns) {
        setHeader(std::move(header));
    }
}

void TableReader::openLines()
{
    m_documents = std::make_unique<Documents>();
    ColumnNames names;
    std::string_view head = m_text.substr(0, headBytes);
    if (head.size() < m_text.size()) {
        head = head.substr(0, head.rfind('\n') + 1);
    }
    while (!head.empty()) {
        const std::size_t end = std::min(head.find('\n'), head.size());
        const std::string_view line = trimmed(head.substr(0, end));
        head.remove_prefix(std::min(end + 1, head.size()));
        if (!line.empty()) {
            names.addText(line);
        }
    }
    setHeader(names.take());
}

void TableReader::openList()
{
    m_documents = std::make_unique<Documents>();
    ColumnNames names;
    JsonElements beginning(m_text.substr(0, beginningOfList));
    while (beginning.next() && !beginning.isCutOff()) {
        names.addText(beginning.element());
    }
    setHeader(names.take());
    m_elements.emplace(m_text);
}

bool TableReader::next()
{
    m_row.pointer.clear();
    m_row.line = 0;
    m_row.hasTextBeyondHeader = false;
    m_row.isCutOff = false;
    switch (m_layout.kind) {
    case TableLayout::Kind::Csv:
        return nextCsv();
    case TableLayout::Kind::Json:
        return nextDocumentRow();
    case TableLayout::Kind::JsonLines:
        return nextLine();
    case TableLayout::Kind::JsonList:
        return nextElement();
    }
    return false;
}

bool TableReader::nextCsv()
{
    if (!m_csv->next()) {
        return false;
    }
    const CsvRow& row = m_csv->row();
    m_row.line = row.line;
    m_row.writtenCells = row.fields.size();
    m_row.isCutOff = !row.endsWithNewline;
    const std::size_t shared = std::min(row.fields.size(), m_header.size());
    m_row.cells.assign(row.fields.begin(), row.fields.begin() + static_cast<std::ptrdiff_t>(shared));
    m_row.cells.resize(m_header.size());
    for (std::size_t i = shared; i < row.fields.size(); ++i) {
        m_row.hasTextBeyondHeader = m_row.hasTextBeyondHeader || !trimmed(row.fields[i]).empty();
    }
    return true;
}

void TableReader::fillFrom(const Json& object)
{
    m_cells.assign(m_header.size(), {});
    m_row.writtenCells = m_header.size();
    if (object.is_array()) {
        m_row.writtenCells = object.size();
        for (std::size_t i = 0; i < object.size(); ++i) {
            std::string text = cellText(object[i]);
            if (i < m_cells.size()) {
                m_cells[i] = std::move(text);
            } else {
                m_row.hasTextBeyondHeader = m_row.hasTextBeyondHeader || !text.empty();
            }
        }
    }
    flattenObject(object, m_documents->flat);
    for (auto& [name, text] : m_documents->flat) {
        if (const auto column = m_columnOf.find(std::string(trimmed(name))); column != m_columnOf.end()) {
            m_cells[column->second] = std::move(text);
        }
    }
}

bool TableReader::nextDocumentRow()
{
    Documents& documents = *m_documents;
    if (documents.next >= documents.rows.rows.size()) {
        return false;
    }
    const JsonRow& row = documents.rows.rows[documents.next++];
    fillFrom(*row.value);
    if (documents.rows.hasKeys) {
        m_cells[0] = row.key;
    }
    m_row.pointer = row.pointer;
    m_row.cells.assign(m_cells.begin(), m_cells.end());
    return true;
}

bool TableReader::nextLine()
{
    while (m_linePosition < m_text.size()) {
        const std::size_t end = std::min(m_text.find('\n', m_linePosition), m_text.size());
        const std::string_view line = trimmed(m_text.substr(m_linePosition, end - m_linePosition));
        m_linePosition = end + 1;
        ++m_line;
        if (line.empty()) {
            continue;
        }
        m_row.line = m_line;
        static_cast<void>(fillFromText(line)); // a line that is none is a row without cells
        return true;
    }
    return false;
}

bool TableReader::nextElement()
{
    if (!m_elements->next()) {
        return false;
    }
    m_row.pointer = "/" + std::to_string(m_elementCount++);
    m_row.isCutOff = m_elements->isCutOff();
    const auto filled = fillFromText(m_elements->element());
    // A list with its end that seems to be cut off has a quote or a bracket too many or too few somewhere.
    const bool isWithoutEnd = m_row.isCutOff && !trimmed(m_text).ends_with(']');
    if (!filled && !isWithoutEnd) {
        m_error = filled.error();
        m_error->where = {m_path, 0, m_row.pointer};
        return false;
    }
    return true;
}

/// A text that is no object fills no cell. Errors: ParseFailed, where it is no JSON.
Result<void> TableReader::fillFromText(std::string_view json)
{
    const auto object = parseJson(json, {});
    const bool isObject = object && object->is_object();
    fillFrom(isObject ? *object : Json::object());
    if (!isObject) {
        m_row.writtenCells = 0;
    }
    m_row.cells.assign(m_cells.begin(), m_cells.end());
    return object ? Result<void>() : tl::unexpected<Error>(object.error());
}

std::size_t TableReader::position() const
{
    if (m_csv) {
        return m_csv->position();
    }
    if (m_elements) {
        return m_elements->position();
    }
    if (m_layout.kind == TableLayout::Kind::JsonLines) {
        return std::min(m_linePosition, m_text.size());
    }
    const std::size_t count = m_documents->rows.rows.size();
    return count == 0 ? 0 : m_text.size() / count * m_documents->next;
}

} // namespace trefoil
