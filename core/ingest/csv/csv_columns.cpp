// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/csv/csv_columns.h"

#include "core/base/finite_number.h"
#include "core/base/utf8_text.h"
#include "core/ingest/reading_progress.h"

#include <algorithm>

namespace trefoil {

CsvColumns::CsvColumns(const std::vector<std::string_view>& header)
{
    m_names.reserve(header.size());
    for (const std::string_view name : header) {
        m_names.push_back(toValidUtf8(trimmed(name)));
    }
}

std::optional<std::size_t> CsvColumns::find(std::string_view name) const
{
    const auto found = std::find(m_names.begin(), m_names.end(), name);
    if (found == m_names.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - m_names.begin());
}

CsvColumns columnsOf(std::string_view head, char delimiter)
{
    CsvReader reader(head, delimiter);
    return reader.next() ? CsvColumns(reader.row().fields) : CsvColumns();
}

std::string_view cellAt(const CsvRow& row, std::optional<std::size_t> column)
{
    return column && *column < row.fields.size() ? trimmed(row.fields[*column]) : std::string_view{};
}

std::optional<double> numberAt(const CsvRow& row, std::optional<std::size_t> column)
{
    return parseFiniteNumber(cellAt(row, column));
}

Result<void> forEachRow(
    const Source& source, char delimiter, Progress& progress, const std::function<void(const CsvRow&)>& use)
{
    const std::string_view bytes = source.bytes();
    ReadingProgress reading(progress, bytes.size());
    CsvReader reader(bytes, delimiter);
    while (reader.next()) {
        use(reader.row());
        if (auto going = reading.reach(reader.position()); !going) {
            return going;
        }
    }
    reading.finish();
    return {};
}

} // namespace trefoil
