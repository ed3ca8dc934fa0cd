// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ingest/csv/csv_reader.h"
#include "core/ingest/json/json_elements.h"
#include "core/ingest/source.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace trefoil {

/// Where the table of a file is.
struct TableLayout {
    enum class Kind { Csv, Json, JsonLines, JsonList };
    Kind kind = Kind::Csv;
    char delimiter = ',';
    char decimalMark = '.';
    int headerLine = 1; ///< of CSV: 1-based line of the header

    /// A JSON document as a whole; all other kinds are streamed.
    [[nodiscard]] bool isWholeDocument() const { return kind == Kind::Json; }
};

/// The layout that the head of a file shows: JSON by its first character, otherwise the delimiter and the
/// first line that has as many cells as most others.
[[nodiscard]] TableLayout sniffLayout(std::string_view head);
/// The same, and of a long JSON array JsonList, which is read element by element.
[[nodiscard]] TableLayout sniffLayout(const Source& source);

/// Elements of one JSON array within so many bytes show its columns.
inline constexpr std::size_t beginningOfList = std::size_t{1024} * 1024;

/// What of the file shows how its table is: all of a document, the beginning of what is streamed.
[[nodiscard]] std::string_view beginningOf(const Source& source, const TableLayout& layout);

/// One row. Valid until the reader goes to the next one.
struct TableRow {
    std::int64_t line = 0; ///< 0 for rows of a JSON document or list
    std::string pointer; ///< JSON pointer, empty for delimited text
    std::vector<std::string_view> cells; ///< as many as the header has; missing ones are empty
    std::size_t writtenCells = 0; ///< how many the row really has
    bool hasTextBeyondHeader = false; ///< more cells than the header, and not only empty ones
    bool isCutOff = false; ///< the last row, ended by the end of the file
};

/// The rows of any table as texts. Delimited text, JSON lines and long JSON arrays are streamed; any other
/// JSON document is read at once. Columns of what is streamed are those that its beginning has.
class TableReader {
public:
    /// Errors: FormatRefused, ParseFailed.
    [[nodiscard]] static Result<TableReader> open(
        std::string_view text, const std::string& path, const TableLayout& layout);
    TableReader(TableReader&&) noexcept;
    TableReader& operator=(TableReader&&) noexcept;
    ~TableReader();

    /// Unique names: an empty one becomes "column 3", a repeated one "accuracy (2)".
    [[nodiscard]] const std::vector<std::string>& header() const { return m_header; }
    /// Columns that somebody asks for, whether the beginning of a streamed JSON has them or not.
    void addColumns(const std::vector<std::string>& names);
    [[nodiscard]] bool next();
    [[nodiscard]] const TableRow& row() const { return m_row; }
    /// Why the rows ended early: an element of a JSON list that is no JSON.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    [[nodiscard]] std::size_t position() const; ///< bytes read so far, for progress
    [[nodiscard]] std::size_t size() const { return m_text.size(); }

private:
    TableReader();
    Result<void> openCsv(int headerLine);
    Result<void> openDocument(const std::string& path);
    void openLines();
    void openList();
    void setHeader(std::vector<std::string> names);
    bool nextCsv();
    bool nextDocumentRow();
    bool nextLine();
    bool nextElement();
    Result<void> fillFromText(std::string_view json);
    void fillFrom(const nlohmann::json& object);

    struct Documents;
    std::string_view m_text;
    std::string m_path;
    std::optional<Error> m_error;
    TableLayout m_layout;
    std::vector<std::string> m_header;
    std::unordered_map<std::string, std::size_t> m_columnOf;
    TableRow m_row;
    std::optional<CsvReader> m_csv;
    std::optional<JsonElements> m_elements;
    std::size_t m_elementCount = 0;
    std::unique_ptr<Documents> m_documents;
    std::vector<std::string> m_cells; ///< texts of the present JSON row
    std::size_t m_linePosition = 0;
    std::int64_t m_line = 0;
};

} // namespace trefoil
