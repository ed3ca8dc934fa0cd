// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ingest/csv/csv_dialect.h"
#include "core/ingest/csv/csv_reader.h"
#include "core/ingest/source.h"

#include <string>
#include <vector>

namespace trefoil {

/// A delimited file of predictions, row by row, with its header read.
class PredictionFile {
public:
    /// Errors: ParseFailed for a file without a header.
    [[nodiscard]] static Result<PredictionFile> open(const Source& source);

    /// The place of a column. A name that occurs again is called "name.1", as pandas does. Errors:
    /// ParseFailed names the columns there are.
    [[nodiscard]] Result<std::size_t> find(const std::string& name) const;

    /// The next row; false at the end. Errors: ParseFailed for a row with more or fewer cells than the
    /// header.
    [[nodiscard]] Result<bool> next();
    [[nodiscard]] std::string_view cell(std::size_t column) const { return m_reader.row().fields[column]; }
    /// Whether a cell without a character was written as "", which is a text, unlike an empty cell.
    [[nodiscard]] bool isQuoted(std::size_t column) const;
    [[nodiscard]] CsvDialect dialect() const { return m_dialect; }
    [[nodiscard]] std::size_t columns() const { return m_names.size(); }
    [[nodiscard]] std::size_t position() const { return m_reader.position(); }

    /// "file:line (column): expected what, found the cell".
    [[nodiscard]] tl::unexpected<Error> unexpectedCell(const std::string& expected, std::size_t column) const;

private:
    PredictionFile(const Source& source, CsvDialect dialect);

    std::string m_path;
    const char* m_begin;
    CsvDialect m_dialect;
    CsvReader m_reader;
    std::vector<std::string> m_names;
};

} // namespace trefoil
