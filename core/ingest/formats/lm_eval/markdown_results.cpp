// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/lm_eval/markdown_results.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "core/base/number_text.h"
#include "core/base/utf8_text.h"
#include "core/ingest/markdown/markdown_table.h"

namespace trefoil {

namespace {

using nlohmann::json;

constexpr std::size_t none = std::string_view::npos;

struct Columns {
    std::size_t task = none, filter = none, shots = none, metric = none, direction = none, value = none,
                error = none;
};

std::optional<Columns> columnsOf(const MarkdownTable& table)
{
    Columns columns;
    columns.task = std::min(table.column("Tasks"), table.column("Task"));
    columns.filter = table.column("Filter");
    columns.shots = table.column("n-shot");
    columns.metric = table.column("Metric");
    columns.value = table.column("Value");
    columns.error = table.column("Stderr");
    const bool isWhole = columns.task == 0 && table.column("Version") != none && columns.metric != none
        && columns.value != none && columns.error != none;
    if (!isWhole) {
        return std::nullopt;
    }
    // The column of arrows has no name.
    if (columns.metric + 1 < table.header.size() && table.header[columns.metric + 1].empty()) {
        columns.direction = columns.metric + 1;
    }
    return columns;
}

std::string_view cellAt(const MarkdownTable::Row& row, std::size_t column)
{
    return column < row.cells.size() ? row.cells[column] : std::string_view();
}

/// "0.0150", "np.float64(0.1147)"; nothing for "N/A".
std::optional<double> numberOfCell(std::string_view cell)
{
    constexpr std::string_view numpy = "np.float64(";
    if (cell.starts_with(numpy) && cell.ends_with(')')) {
        cell = cell.substr(numpy.size(), cell.size() - numpy.size() - 1);
    }
    const auto number = parseNumber(cell);
    return number && std::isfinite(*number) ? number : std::nullopt;
}

/// What follows a key in the line above a table, up to the next comma: "limit: 1000.0, num_fewshot: 0".
std::string_view statedAfter(std::string_view line, std::string_view key)
{
    const std::size_t at = line.find(key);
    if (at == none) {
        return {};
    }
    const std::string_view rest = line.substr(at + key.size());
    return trimmed(rest.substr(0, rest.find(',')));
}

json configOf(std::string_view line)
{
    json config = json::object();
    const std::size_t open = line.find(" (");
    const std::size_t close = line.find("), gen_kwargs");
    if (open != none && close != none && open + 2 < close) {
        config["model_args"] = toValidUtf8(line.substr(open + 2, close - open - 2));
    }
    if (const auto limit = numberOfCell(statedAfter(line, ", limit:"))) {
        config["limit"] = *limit;
    }
    if (const auto shots = numberOfCell(statedAfter(line, ", num_fewshot:"))) {
        config["num_fewshot"] = *shots;
    }
    return config;
}

struct IndentedTask {
    std::string name;
    std::size_t indent = 0; ///< 0: a task of its own
};

/// Who is part of whom: a task that is indented further is part of the last one that is less.
json groupsOf(const std::vector<IndentedTask>& tasks)
{
    json groups = json::object();
    std::vector<IndentedTask> open;
    for (const IndentedTask& task : tasks) {
        while (!open.empty() && open.back().indent >= task.indent) {
            open.pop_back();
        }
        if (!open.empty() && open.back().name != task.name) {
            groups[open.back().name].push_back(task.name);
        }
        open.push_back(task);
    }
    return groups;
}

/// Blanks before "- name"; 0 where there is no dash.
std::size_t indentOf(std::string_view raw, std::string_view cell)
{
    if (!cell.starts_with("- ")) {
        return 0;
    }
    const std::size_t at = static_cast<std::size_t>(cell.data() - raw.data());
    std::size_t blanks = 0;
    while (blanks < at && raw[at - blanks - 1] == ' ') {
        ++blanks;
    }
    return blanks + 1;
}

class TableReader {
public:
    explicit TableReader(const Columns& columns)
        : m_columns(columns)
    {
    }

    void read(const MarkdownTable::Row& row)
    {
        const std::string_view cell = cellAt(row, m_columns.task);
        if (!cell.empty()) {
            begin(std::string(cell.starts_with("- ") ? trimmed(cell.substr(2)) : cell),
                indentOf(row.raw, cell));
        }
        if (m_task.empty()) {
            return;
        }
        const std::string metric(cellAt(row, m_columns.metric));
        if (metric == "alias") { // an older table: the names are whole, and the alias is indented
            const std::string_view alias = cellAt(row, m_columns.value);
            m_order.back().indent = indentOf(row.raw, alias);
            return;
        }
        add(row, metric);
    }

    [[nodiscard]] json document(json config) const
    {
        return {{"results", m_results}, {"group_subtasks", groupsOf(m_order)},
            {"higher_is_better", m_directions}, {"n-shot", m_shots}, {"configs", json::object()},
            {"config", std::move(config)}};
    }
    [[nodiscard]] bool isEmpty() const { return m_results.empty(); }

private:
    void begin(const std::string& name, std::size_t indent)
    {
        m_task = toValidUtf8(name);
        m_order.push_back({m_task, indent});
    }

    void add(const MarkdownTable::Row& row, const std::string& metric)
    {
        const auto value = numberOfCell(cellAt(row, m_columns.value));
        if (!value || metric.empty()) {
            return;
        }
        const std::string filter(cellAt(row, m_columns.filter));
        const std::string name = toValidUtf8(metric);
        std::string end = ",";
        end += filter.empty() ? std::string("none") : toValidUtf8(filter);
        m_results[m_task][name + end] = *value;
        if (const auto error = numberOfCell(cellAt(row, m_columns.error))) {
            m_results[m_task][name + "_stderr" + end] = *error;
        }
        const std::string_view arrow = cellAt(row, m_columns.direction);
        if (arrow == "↑" || arrow == "↓") {
            m_directions[m_task][name] = arrow == "↑";
        }
        if (const auto shots = numberOfCell(cellAt(row, m_columns.shots))) {
            m_shots[m_task] = *shots;
        }
    }

    Columns m_columns;
    std::vector<IndentedTask> m_order;
    std::string m_task;
    json m_results = json::object();
    json m_directions = json::object();
    json m_shots = json::object();
};

} // namespace

bool hasResultTable(std::string_view text)
{
    const std::vector<MarkdownTable> tables = markdownTables(text);
    return std::any_of(tables.begin(), tables.end(),
        [](const MarkdownTable& table) { return columnsOf(table).has_value(); });
}

std::vector<LmEvalPrint> lmEvalPrints(std::string_view text)
{
    std::vector<LmEvalPrint> prints;
    for (const MarkdownTable& table : markdownTables(text)) {
        const auto columns = columnsOf(table);
        if (!columns) {
            continue;
        }
        TableReader reader(*columns);
        for (const MarkdownTable::Row& row : table.rows) {
            reader.read(row);
        }
        if (!reader.isEmpty()) {
            prints.push_back({table.line, reader.document(configOf(table.lineBefore))});
        }
    }
    return prints;
}

} // namespace trefoil
