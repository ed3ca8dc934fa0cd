// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/tracking/training_table.h"

#include "core/base/number_text.h"
#include "core/base/utf8_text.h"
#include "core/ingest/csv/csv_dialect.h"

#include <algorithm>
#include <array>

namespace trefoil {

namespace {

constexpr std::size_t sniffed = std::size_t{64} * 1024;

bool saysNothing(std::string_view cell)
{
    constexpr std::array<std::string_view, 5> words = {"", "NA", "N/A", "None", "null"};
    return std::find(words.begin(), words.end(), cell) != words.end();
}

} // namespace

TrainingTable::TrainingTable(std::string_view text)
    : m_reader(text, sniffDelimiter(text.substr(0, sniffed)))
{
    if (!m_reader.next()) {
        return;
    }
    for (const std::string_view cell : m_reader.row().fields) {
        m_header.push_back(toValidUtf8(trimmed(cell)));
    }
    while (!m_header.empty() && m_header.back().empty()) {
        m_header.pop_back();
    }
}

std::optional<std::size_t> TrainingTable::column(std::string_view name) const
{
    const auto found = std::find(m_header.begin(), m_header.end(), name);
    return found == m_header.end() ? std::nullopt
                                   : std::optional(static_cast<std::size_t>(found - m_header.begin()));
}

bool TrainingTable::next()
{
    while (m_reader.next()) {
        const CsvRow& row = m_reader.row();
        std::size_t used = row.fields.size();
        while (used > m_header.size() && trimmed(row.fields[used - 1]).empty()) {
            --used;
        }
        if (used == m_header.size()) {
            return true;
        }
        m_firstOddLine = m_oddRows == 0 ? row.line : m_firstOddLine;
        ++m_oddRows;
        m_lastIsCutOff = !row.endsWithNewline && used < m_header.size();
    }
    return false;
}

std::optional<double> TrainingTable::number(std::size_t column) const
{
    return parseNumber(m_reader.row().fields[column]);
}

bool TrainingTable::read(std::size_t column, double& value) const
{
    return readNumber(m_reader.row().fields[column], value);
}

bool TrainingTable::isNumeric() const
{
    bool hasNumber = false;
    for (std::size_t i = 0; i < m_header.size(); ++i) {
        const bool isNumber = number(i).has_value();
        if (!isNumber && !saysNothing(trimmed(m_reader.row().fields[i]))) {
            return false;
        }
        hasNumber = hasNumber || isNumber;
    }
    return hasNumber;
}

void TrainingTable::noteOddRows(RecordSink& sink, const std::string& path) const
{
    const std::int64_t others = m_oddRows - (m_lastIsCutOff ? 1 : 0);
    if (others > 0) {
        sink.diagnose({Severity::Warning, "odd_rows",
            std::to_string(others) + (others == 1 ? " row has" : " rows have")
                + " another number of cells than the header; left out.",
            SourceRef{path, m_firstOddLine, {}}});
    }
    if (m_lastIsCutOff) {
        sink.diagnose(
            {Severity::Note, "truncated", "The file ends within its last row; everything before it was read.",
                SourceRef{path, m_reader.row().line, {}}});
    }
}

Result<void> forEachRow(
    TrainingTable& table, const Source& source, Progress& progress, const std::function<void()>& atRow)
{
    constexpr std::int64_t rowsBetweenReports = 4096;
    const auto total = static_cast<std::int64_t>(source.bytes().size());
    for (std::int64_t row = 0; table.next(); ++row) {
        if (row % rowsBetweenReports == 0) {
            progress.report("reading", static_cast<std::int64_t>(table.position()), total);
            if (progress.stopRequested()) {
                return fail(Errc::Cancelled, {});
            }
        }
        atRow();
    }
    return {};
}

bool isTrainingTable(std::string_view text)
{
    TrainingTable table(text);
    return table.header().size() >= 2 && table.next() && table.isNumeric();
}

} // namespace trefoil
