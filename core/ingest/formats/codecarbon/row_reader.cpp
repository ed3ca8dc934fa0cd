// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/codecarbon/row_reader.h"

#include "core/base/utf8_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace trefoil::codecarbon {

namespace {

constexpr double longestDuration = 3.2e9; // s, a century; beyond it a start would overflow

std::string quoted(std::string_view cell)
{
    constexpr std::size_t longest = 40;
    return "“" + toValidUtf8(cell.substr(0, longest)) + (cell.size() > longest ? "…”" : "”");
}

void assignText(std::string& text, std::string_view cell)
{
    if (isValidUtf8(cell)) {
        text.assign(cell); // keeps the memory of the row before
    } else {
        text = toValidUtf8(cell);
    }
}

/// "2020-04-31T03:26:11": written as one, though there is no such day.
bool looksLikeTimestamp(std::string_view cell)
{
    constexpr std::string_view shape = "0000-00-00T00:00:00";
    return cell.size() == shape.size()
        && std::equal(cell.begin(), cell.end(), shape.begin(), [](char c, char expected) {
               const bool isDigit = c >= '0' && c <= '9';
               return expected == '0' ? isDigit : c == expected;
           });
}

bool isRequired(Standard standard)
{
    return standard == Standard::Duration || standard == Standard::Emissions || standard == Standard::Energy;
}

bool areBlank(const Cells& cells, std::size_t from)
{
    return std::all_of(cells.begin() + static_cast<std::ptrdiff_t>(from), cells.end(),
        [](std::string_view cell) { return trimmed(cell).empty(); });
}

} // namespace

RowReader::RowReader(const Header& header, CsvDialect dialect, std::string path, RecordSink& sink)
    : m_header(header)
    , m_dialect(dialect)
    , m_path(path)
    , m_sink(sink)
    , m_contexts(header, sink)
    , m_plausibility(std::move(path), sink)
{
    using enum Column;
    addNumberColumn(Duration, Standard::Duration, Grade::Measured);
    addNumberColumn(header.emissionsColumn(), Standard::Emissions, Grade::Modelled);
    addNumberColumn(EnergyConsumed, Standard::Energy, Grade::Modelled);
    addNumberColumn(CpuEnergy, Standard::CpuEnergy, Grade::Modelled);
    addNumberColumn(GpuEnergy, Standard::GpuEnergy, Grade::Modelled);
    addNumberColumn(RamEnergy, Standard::RamEnergy, Grade::Modelled);
    addNumberColumn(WaterConsumed, Standard::Water, Grade::Modelled);
    const bool isEnergy = header.powerHoldsEnergy;
    addNumberColumn(CpuPower, isEnergy ? Standard::CpuEnergy : Standard::CpuPower, Grade::Modelled);
    addNumberColumn(GpuPower, isEnergy ? Standard::GpuEnergy : Standard::GpuPower, Grade::Modelled);
    addNumberColumn(RamPower, Standard::RamPower, Grade::Modelled);
    addNumberColumn(Pue, Standard::Pue, Grade::Declared);
    addNumberColumn(GpuCount, Standard::AcceleratorCount, Grade::Measured);
    addExtraColumns();
    m_record.runIds.reserve(1);
}

void RowReader::addNumberColumn(Column column, Standard standard, Grade grade)
{
    if (m_header.layout.has(column)) {
        m_numberColumns.push_back({column, standard, grade});
    }
}

void RowReader::addExtraColumns()
{
    for (const UnknownColumn& unknown : m_header.unknown) {
        ExtraColumn extra{unknown.position, unknown.name, quantityIdFromColumnName(unknown.name), {}};
        extra.standard = findStandard(extra.id);
        const bool isTaken = extra.standard
            && std::any_of(m_numberColumns.begin(), m_numberColumns.end(),
                [&](const NumberColumn& column) { return column.standard == *extra.standard; });
        if (isTaken) {
            extra.standard.reset();
            extra.id += "_as_logged";
        }
        m_extraColumns.push_back(std::move(extra));
    }
}

void RowReader::read(const CsvRow& row)
{
    const Cells& cells = row.fields;
    if (cells.size() <= m_header.width || areBlank(cells, m_header.width)) {
        readCells(cells, row);
        return;
    }
    const std::vector<Cells> rows = splitGluedRow(cells, m_header.layout[Column::Timestamp]);
    if (rows.size() < 2) {
        setAside(row, "ragged",
            "The row has " + std::to_string(cells.size()) + " cells, the header "
                + std::to_string(m_header.width) + "; it cannot be told which ones are too many");
        return;
    }
    m_sink.diagnose({Severity::Note, "glued_row",
        "The line holds " + std::to_string(rows.size())
            + " records, the first ones without a line end; it was split where a timestamp starts inside a "
              "cell",
        {m_path, row.line, {}}});
    for (const Cells& part : rows) {
        readCells(part, row);
    }
}

void RowReader::readCells(const Cells& cells, const CsvRow& row)
{
    const bool fits = cells.size() >= m_header.width;
    if (fits && looksAligned(cells, m_header.layout)) {
        readRecord(cells, m_header.layout, row);
        return;
    }
    if (m_header.hasCurrentColumns) {
        if (const auto layout = realign(cells)) {
            m_firstRealigned = m_realigned++ == 0 ? row.line : m_firstRealigned;
            readRecord(cells, *layout, row);
            return;
        }
    }
    const std::string widths =
        std::to_string(cells.size()) + " of " + std::to_string(m_header.width) + " cells";
    if (!row.endsWithNewline && !fits) {
        setAside(row, "truncated", "The file ends inside this row, which has " + widths);
    } else if (!parseInstant(cellOf(cells, m_header.layout, Column::Timestamp))) {
        setAside(row, "fragment",
            "Expected a timestamp, found " + quoted(cells.front()) + "; the row has " + widths);
    } else {
        setAside(row, "ragged",
            "The row has " + widths + " and it cannot be told which ones are missing or moved");
    }
}

void RowReader::readRecord(const Cells& cells, const RowLayout& layout, const CsvRow& row)
{
    m_record.line = row.line;
    m_record.values = {};
    m_record.extras.clear();
    if (!readRequired(cells, layout, row)) {
        return;
    }
    readNumbers(cells, layout);
    if (!m_extraColumns.empty() && &layout == &m_header.layout) {
        readExtras(cells);
    }
    readIdentity(cells, layout);
    m_record.context = m_contexts.contextOf(cells, layout);
    if (!m_record.endedAt) {
        m_sink.diagnose({Severity::Warning, "no_such_date",
            "There is no " + quoted(cellOf(cells, layout, Column::Timestamp))
                + "; the row was imported without a time",
            {m_path, row.line, {}}});
    }
    m_sink.accept(m_record);
    m_plausibility.check(m_record);
}

bool RowReader::readRequired(const Cells& cells, const RowLayout& layout, const CsvRow& row)
{
    const std::string_view timestamp = cellOf(cells, layout, Column::Timestamp);
    m_record.endedAt = parseInstant(timestamp);
    if (!m_record.endedAt && !looksLikeTimestamp(timestamp)) {
        setAside(row, "fragment", "Expected a timestamp, found " + quoted(timestamp));
        return false;
    }
    const std::array<std::pair<Column, Standard>, 3> required{{{Column::Duration, Standard::Duration},
        {m_header.emissionsColumn(), Standard::Emissions}, {Column::EnergyConsumed, Standard::Energy}}};
    for (const auto& [column, standard] : required) {
        const std::string_view cell = cellOf(cells, layout, column);
        const auto number = numberIn(cell);
        if (!number || !std::isfinite(*number)) {
            const std::string name(columnName(column));
            setAside(row, "fragment",
                "Expected a number as " + name + ", found " + (cell.empty() ? "nothing" : quoted(cell)));
            return false;
        }
        m_record.values[standard] = *number;
    }
    return true;
}

void RowReader::readNumbers(const Cells& cells, const RowLayout& layout)
{
    for (NumberColumn& column : m_numberColumns) {
        if (m_record.values.has(column.standard) && isRequired(column.standard)) {
            continue; // read already
        }
        const std::string_view cell = cellOf(cells, layout, column.column);
        if (cell.empty()) {
            continue;
        }
        if (const auto number = numberIn(cell); number && std::isfinite(*number)) {
            m_record.values[column.standard] = *number;
        }
    }
    for (NumberColumn& column : m_numberColumns) {
        if (!column.isDeclared && m_record.values.has(column.standard)) {
            declare(column);
        }
    }
}

void RowReader::declare(NumberColumn& column)
{
    column.isDeclared = true;
    const bool isOfGpu = column.standard == Standard::GpuEnergy || column.standard == Standard::GpuPower;
    // CodeCarbon reads GPUs through NVML. Whether a CPU was read or guessed the file does not say.
    const bool isRead = isOfGpu && m_record.values[Standard::AcceleratorCount] > 0;
    const Quantity& quantity = quantityOf(column.standard);
    m_sink.declare({&quantity, std::string(columnName(column.column)), std::string(quantity.unit.symbol),
        isRead ? Grade::OnChip : column.grade});
}

void RowReader::readExtras(const Cells& cells)
{
    for (ExtraColumn& column : m_extraColumns) {
        const auto number = column.position < cells.size() ? numberIn(cells[column.position]) : std::nullopt;
        if (!number) {
            continue;
        }
        if (column.quantity == nullptr) {
            column.quantity = column.standard
                ? &quantityOf(*column.standard)
                : &m_sink.quantity(Quantity{column.id, column.name, canonicalUnit(Dimension::None)});
            m_sink.declare(
                {column.quantity, column.name, std::string(column.quantity->unit.symbol), Grade::Measured});
        }
        if (column.standard) {
            m_record.values[*column.standard] = *number;
        } else {
            m_record.extras.push_back({column.quantity, *number});
        }
    }
}

void RowReader::readIdentity(const Cells& cells, const RowLayout& layout)
{
    const double duration = m_record.values[Standard::Duration];
    m_record.startedAt.reset();
    if (m_record.endedAt && std::fabs(duration) <= longestDuration) {
        m_record.startedAt = m_record.endedAt;
        m_record.startedAt->milliseconds -= std::llround(duration * 1000);
    }
    const std::string_view project = cellOf(cells, layout, Column::ProjectName);
    // "codecarbon" is the default project: a name that says nothing.
    assignText(m_record.name, project == "codecarbon" ? std::string_view{} : project);
    const auto idColumn = m_header.idColumn();
    const std::string_view id = idColumn ? cellOf(cells, layout, *idColumn) : std::string_view{};
    m_record.isCumulative = !id.empty() || (idColumn && m_record.startedAt);
    m_record.runIds.resize(m_record.isCumulative ? 1 : 0);
    if (m_record.isCumulative) {
        assignText(m_record.runIds.front(),
            id.empty() ? m_groups.idOf(project, m_record.startedAt->milliseconds) : id);
    }
    if (m_header.kind == FileKind::Tasks) {
        assignText(m_record.name, cellOf(cells, layout, Column::TaskName));
        m_record.isCumulative = false;
        for (std::string& ownId : m_record.runIds) {
            ownId.append("/").append(
                m_record.name); // its energy is in the total of run_id, too: a run of its own
        }
    }
}

std::optional<double> RowReader::numberIn(std::string_view cell) const
{
    if (m_dialect.decimalMark == DecimalMark::Point) {
        double value = 0;
        const char* end = cell.data() + cell.size();
        if (const auto [stop, error] = std::from_chars(cell.data(), end, value);
            error == std::errc{} && stop == end) {
            return value;
        }
    }
    return parseNumber(cell, m_dialect.decimalMark);
}

void RowReader::setAside(const CsvRow& row, std::string_view code, std::string reason)
{
    m_sink.diagnose({Severity::SetAside, std::string(code), std::move(reason), {m_path, row.line, {}}});
}

void RowReader::finish()
{
    if (m_realigned > 0) {
        m_sink.diagnose({Severity::Note, "realigned_rows",
            std::to_string(m_realigned)
                + " rows, this one the first, lacked cells that have no value, as CodeCarbon 3.2.9 to 3.3.0 "
                  "writes "
                  "them; the cells were put back below their columns",
            {m_path, m_firstRealigned, {}}});
    }
    m_plausibility.finish();
}

} // namespace trefoil::codecarbon
