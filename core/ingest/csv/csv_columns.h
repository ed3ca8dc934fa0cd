// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ingest/csv/csv_reader.h"
#include "core/ingest/source.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// The columns of a delimited text by their names, without the blanks around them.
class CsvColumns {
public:
    CsvColumns() = default;
    explicit CsvColumns(const std::vector<std::string_view>& header);

    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const { return find(name).has_value(); }
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }

private:
    std::vector<std::string> m_names;
};

/// The columns that the first row names; none for an empty text.
[[nodiscard]] CsvColumns columnsOf(std::string_view head, char delimiter);

/// The cell without the blanks around it; empty where the row is too short or there is no such column.
[[nodiscard]] std::string_view cellAt(const CsvRow& row, std::optional<std::size_t> column);

/// The cell as a number; nothing for an empty cell and for anything that is not wholly a finite number.
[[nodiscard]] std::optional<double> numberAt(const CsvRow& row, std::optional<std::size_t> column);

/// Calls for every row, the header too, and reports the bytes read. Errors: Cancelled.
[[nodiscard]] Result<void> forEachRow(
    const Source& source, char delimiter, Progress& progress, const std::function<void(const CsvRow&)>& use);

} // namespace trefoil
