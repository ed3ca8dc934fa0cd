// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/llama_bench/bench_rows.h"

#include "core/base/number_text.h"
#include "core/base/utf8_text.h"
#include "core/ingest/csv/csv_reader.h"
#include "core/ingest/formats/llama_bench/sql_rows.h"
#include "core/ingest/json/json_text.h"
#include "core/ingest/markdown/markdown_table.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

namespace trefoil {

namespace {

using nlohmann::json;

void putJson(const json& object, BenchRow& row)
{
    for (const auto& [key, value] : object.items()) {
        if (value.is_string()) {
            row.cells[key] = value.get<std::string>();
        } else if (value.is_number_integer()) {
            row.cells[key] = value.dump();
        } else if (value.is_number()) {
            row.cells[key] = formatNumber(value.get<double>());
        } else if (value.is_boolean()) {
            row.cells[key] = value.get<bool>() ? "1" : "0";
        }
    }
}

/// Where the JSON value that starts at the offset ends; npos when it does not.
std::size_t jsonEnd(std::string_view text, std::size_t start)
{
    std::int64_t depth = 0;
    bool inString = false;
    for (std::size_t i = start; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            i += c == '\\' ? 1U : 0U;
            inString = c != '"';
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            ++depth;
        } else if ((c == ']' || c == '}') && --depth == 0) {
            return i + 1;
        }
    }
    return std::string_view::npos;
}

std::vector<std::string> csvCells(std::string_view line)
{
    CsvReader reader(line, ',');
    return reader.next() ? std::vector<std::string>(reader.row().fields.begin(), reader.row().fields.end())
                         : std::vector<std::string>();
}

std::vector<std::string> barCells(std::string_view line)
{
    line = trimmed(line);
    line.remove_prefix(line.starts_with('|') ? 1 : 0);
    line.remove_suffix(line.ends_with('|') ? 1 : 0);
    std::vector<std::string> cells;
    while (cells.size() < 64) {
        const std::size_t bar = line.find('|');
        cells.emplace_back(trimmed(line.substr(0, bar)));
        if (bar == std::string_view::npos) {
            break;
        }
        line.remove_prefix(bar + 1);
    }
    return cells;
}

bool contains(const std::vector<std::string>& cells, std::string_view name)
{
    return std::find(cells.begin(), cells.end(), name) != cells.end();
}

constexpr int mostFailedLists = 32; // each looks through the rest of the text

class Scan {
public:
    Scan(std::string_view text, const BenchEvents& events)
        : m_text(withoutByteOrderMark(text))
        , m_events(events)
    {
    }

    bool run();

private:
    void readLine(std::string_view line, std::int64_t number, std::size_t start);
    bool readCsv(std::string_view line, std::int64_t number);
    bool readJson(std::string_view line, std::int64_t number, std::size_t start);
    bool readBars(std::string_view line, std::int64_t number);
    void readObject(const json& object, std::int64_t number);
    void readLoadedModel(std::string_view line);

    std::string_view m_text;
    const BenchEvents& m_events;
    std::vector<std::string> m_csvHeader;
    std::vector<std::string> m_barHeader;
    bool m_isSweep = false;
    int m_failedLists = 0;
    std::size_t m_skipTo = 0; ///< lines of a JSON document that was read already
};

void Scan::readObject(const json& object, std::int64_t number)
{
    if (!object.is_object()) {
        return;
    }
    BenchRow row;
    row.line = number;
    putJson(object, row);
    if (object.contains("avg_ts")) {
        m_events.row(row);
    } else if (object.contains("speed_pp") && object.contains("speed_tg")) {
        constexpr std::pair<const char*, const char*> names[] = {{"pp", "PP"}, {"tg", "TG"}, {"pl", "B"},
            {"n_kv", "N_KV"}, {"t_pp", "T_PP s"}, {"speed_pp", "S_PP t/s"}, {"t_tg", "T_TG s"},
            {"speed_tg", "S_TG t/s"}};
        for (const auto& [from, to] : names) {
            if (const auto cell = row.cells.find(from); cell != row.cells.end()) {
                const std::string value = cell->second;
                row.cells[to] = value;
            }
        }
        m_events.sweep(row);
    }
}

bool Scan::readJson(std::string_view line, std::int64_t number, std::size_t start)
{
    if (line.starts_with('{')) {
        // JSON lines; an object over several lines stands inside of an array.
        if (const auto object = parseJson(line, {})) {
            readObject(*object, number);
            return true;
        }
        if (line.find("build_commit") != std::string_view::npos) {
            m_events.odd(number, "The object on this line does not end; it is cut off.");
        }
        return false;
    }
    const bool startsList = line == "[" || line.substr(1).find_first_not_of(" \t") == line.find('{') - 1;
    if (!startsList || m_failedLists >= mostFailedLists) {
        return false;
    }
    const std::size_t end = jsonEnd(m_text, start);
    if (end == std::string_view::npos) {
        m_failedLists = mostFailedLists; // what does not end here does not end later
        if (line == "[") {
            m_events.odd(number, "The list of tests that starts here does not end; it is cut off.");
        }
        return line == "[";
    }
    const auto list = parseJson(m_text.substr(start, end - start), {});
    if (!list || !list->is_array()) {
        if (!list && list.error().code == Errc::FormatRefused) {
            m_events.odd(
                number, "The list of tests that starts here is too long or too deep to be read at once.");
        }
        ++m_failedLists;
        return false;
    }
    for (const json& object : *list) {
        readObject(object, number);
    }
    m_skipTo = end;
    return true;
}

bool Scan::readCsv(std::string_view line, std::int64_t number)
{
    if (line.starts_with("build_commit,") || line.starts_with("\"build_commit\",")) {
        m_csvHeader = csvCells(line);
        return true;
    }
    if (m_csvHeader.empty() || !line.starts_with('"')) {
        return false;
    }
    const std::vector<std::string> cells = csvCells(line);
    if (cells.size() != m_csvHeader.size()) {
        m_events.odd(number,
            std::to_string(m_csvHeader.size()) + " cells were expected, found " + std::to_string(cells.size())
                + "; which belongs where is unsure.");
        return true;
    }
    BenchRow row;
    row.line = number;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        row.cells[m_csvHeader[i]] = cells[i];
    }
    m_events.row(row);
    return true;
}

bool Scan::readBars(std::string_view line, std::int64_t number)
{
    if (!line.starts_with('|')) {
        return false;
    }
    std::vector<std::string> cells = barCells(line);
    const bool isSweep = contains(cells, "S_PP t/s") && contains(cells, "N_KV");
    if (isSweep || (contains(cells, "model") && contains(cells, "test") && contains(cells, "t/s"))) {
        m_barHeader = std::move(cells);
        m_isSweep = isSweep;
        return true;
    }
    const bool isRule = line.find_first_not_of("|-: ") == std::string_view::npos;
    if (isRule || m_barHeader.empty()) {
        return true;
    }
    if (cells.size() != m_barHeader.size()) {
        m_barHeader.clear();
        return true;
    }
    BenchRow row;
    row.line = number;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        row.cells[m_barHeader[i]] = std::move(cells[i]);
    }
    (m_isSweep ? m_events.sweep : m_events.row)(row);
    return true;
}

void Scan::readLoadedModel(std::string_view line)
{
    const std::size_t end = line.find(".gguf");
    if (line.find("loaded meta data") == std::string_view::npos || end == std::string_view::npos) {
        return;
    }
    const std::size_t start = line.find_last_of(" \"'", end);
    const std::size_t first = start == std::string_view::npos ? 0 : start + 1;
    m_events.heading(line.substr(first, end + 5 - first));
}

void Scan::readLine(std::string_view line, std::int64_t number, std::size_t start)
{
    line = trimmed(line);
    if (line.empty()) {
        return;
    }
    if ((line.front() == '{' || line.front() == '[') && readJson(line, number, start)) {
        return;
    }
    if (readCsv(line, number) || readBars(line, number)) {
        return;
    }
    if (line.starts_with("#")) {
        m_csvHeader.clear();
        m_barHeader.clear();
        line.remove_prefix(std::min(line.find_first_not_of('#'), line.size()));
        m_events.heading(trimmed(line));
    } else if (line.starts_with("INSERT INTO ")) {
        const auto inserted = sqlInsertedRow(line);
        if (!inserted) {
            m_events.odd(number, "The inserted values do not fit the columns, or the line is cut off.");
            return;
        }
        BenchRow row;
        row.line = number;
        row.cells.insert(inserted->begin(), inserted->end());
        if (row.cells.contains("avg_ts")) {
            m_events.row(row);
        }
    } else {
        readLoadedModel(line);
    }
}

bool Scan::run()
{
    NumberedLines lines(m_text);
    std::size_t start = 0;
    while (lines.next()) {
        if (lines.number() % 64 == 0 && !m_events.goOn(start)) {
            return false;
        }
        if (start >= m_skipTo) {
            readLine(lines.line(), lines.number(), start + lines.line().find_first_not_of(" \t"));
        }
        start = lines.position();
    }
    return true;
}

} // namespace

std::string_view BenchRow::text(std::string_view column) const
{
    const auto found = cells.find(column);
    return found == cells.end() ? std::string_view() : std::string_view(found->second);
}

bool BenchRow::number(std::string_view column, double& value) const
{
    const auto parsed = parseNumber(text(column));
    if (!parsed || !std::isfinite(*parsed)) {
        return false;
    }
    value = *parsed;
    return true;
}

bool scanBenchText(std::string_view text, const BenchEvents& events)
{
    return Scan(text, events).run();
}

} // namespace trefoil
