// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ingest/csv/csv_reader.h"

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
    enum class Kind { Csv, Json, JsonLines };
    Kind kind = Kind::Csv;
    char delimiter = ',';
    char decimalMark = '.';
    int headerLine = 1; ///< of CSV: 1-based line of the header
};

/// The layout that the head of a file shows: JSON by its first character, otherwise the delimiter and the
/// first line that has as many cells as most others.
[[nodiscard]] TableLayout sniffLayout(std::string_view head);

/// One row. Valid until the reader goes to the next one.
struct TableRow {
    std::int64_t line = 0; ///< 0 for rows of a JSON document
    std::string pointer; ///< JSON pointer, empty for delimited text
    std::vector<std::string_view> cells; ///< as many as the header has; missing ones are empty
    std::size_t writtenCells = 0; ///< how many the row really has
    bool hasTextBeyondHeader = false; ///< more cells than the header, and not only empty ones
    bool isCutOff = false; ///< the last row, ended by the end of the file
};

/// The rows of any table as texts. Delimited text and JSON lines are streamed; a JSON document is read at
/// once.
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
    [[nodiscard]] bool next();
    [[nodiscard]] const TableRow& row() const { return m_row; }
    [[nodiscard]] std::size_t position() const; ///< bytes read so far, for progress
    [[nodiscard]] std::size_t size() const { return m_text.size(); }

private:
    TableReader();
    Result<void> openCsv(int headerLine);
    Result<void> openDocument(const std::string& path);
    Result<void> openLines(const std::string& path);
    void setHeader(std::vector<std::string> names);
    bool nextCsv();
    bool nextDocumentRow();
    bool nextLine();
    void fillFrom(const nlohmann::json& object);

    struct Documents;
    std::string_view m_text;
    TableLayout m_layout;
    std::vector<std::string> m_header;
    std::unordered_map<std::string, std::size_t> m_columnOf;
    TableRow m_row;
    std::optional<CsvReader> m_csv;
    std::unique_ptr<Documents> m_documents;
    std::vector<std::string> m_cells; ///< texts of the present JSON row
    std::size_t m_linePosition = 0;
    std::int64_t m_line = 0;
};

} // namespace trefoil
