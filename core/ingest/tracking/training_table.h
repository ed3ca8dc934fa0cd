// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ingest/csv/csv_reader.h"
#include "core/ingest/record_sink.h"
#include "core/ingest/source.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// A CSV file with a row of numbers per step or epoch, streamed. Rows with another number of cells than the
/// header are left out and counted.
class TrainingTable {
public:
    explicit TrainingTable(std::string_view text);

    /// Without blanks around; empty when the text is empty. Cells that are empty at the end are left out.
    [[nodiscard]] const std::vector<std::string>& header() const { return m_header; }
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;

    [[nodiscard]] bool next();
    /// The number in a cell of the row; nothing where the cell is empty, "NA" or a text. "nan" is a number.
    [[nodiscard]] std::optional<double> number(std::size_t column) const;
    /// The same; false where there is none.
    [[nodiscard]] bool read(std::size_t column, double& value) const;
    /// Every cell is a number or says that there is none, and one is a number.
    [[nodiscard]] bool isNumeric() const;
    [[nodiscard]] std::int64_t line() const { return m_reader.row().line; }
    [[nodiscard]] std::size_t position() const { return m_reader.position(); }

    /// Says how many rows were left out, if any.
    void noteOddRows(RecordSink& sink, const std::string& path) const;

private:
    CsvReader m_reader;
    std::vector<std::string> m_header;
    std::int64_t m_oddRows = 0;
    std::int64_t m_firstOddLine = 0;
    bool m_lastIsCutOff = false;
};

/// Goes to each row in turn and reports the progress in bytes. Errors: Cancelled.
[[nodiscard]] Result<void> forEachRow(
    TrainingTable& table, const Source& source, Progress& progress, const std::function<void()>& atRow);

/// Whether the text is such a table: at least two columns and a first row of numbers.
[[nodiscard]] bool isTrainingTable(std::string_view text);

} // namespace trefoil
