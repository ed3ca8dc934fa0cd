// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/lm_eval/markdown_results.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
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

/// A task as the table prints it: several groups may each have a part called "other".
struct PrintedTask {
    std::string name;
    std::size_t indent = 0; ///< 0: a task of its own
    json results = json::object(); ///< as the file has them: "acc,none" → number
    json directions = json::object(); ///< metric → whether higher is better
    std::optional<double> shots;
};

constexpr std::size_t noParent = static_cast<std::size_t>(-1);

/// Of whom each task is part: of the last one before it that is indented less.
std::vector<std::size_t> parentsOf(const std::vector<PrintedTask>& tasks)
{
    std::vector<std::size_t> parents;
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        while (!open.empty() && tasks[open.back()].indent >= tasks[i].indent) {
            open.pop_back();
        }
        parents.push_back(open.empty() ? noParent : open.back());
        open.push_back(i);
    }
    return parents;
}

/// One key per task: its name, or where the table has that name in several places, the names of its parents
/// and its own: "mmlu > stem > other".
std::vector<std::string> keysOf(
    const std::vector<PrintedTask>& tasks, const std::vector<std::size_t>& parents)
{
    std::vector<std::string> keys;
    std::map<std::string, std::set<std::string>> places;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        keys.push_back(parents[i] == noParent ? tasks[i].name : keys[parents[i]] + " > " + tasks[i].name);
        places[tasks[i].name].insert(keys[i]);
    }
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        if (places[tasks[i].name].size() == 1) {
            keys[i] = tasks[i].name;
        }
    }
    return keys;
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
        if (m_tasks.empty() || m_tasks.back().name.empty()) {
            return;
        }
        const std::string metric(cellAt(row, m_columns.metric));
        if (metric == "alias") { // an older table: the names are whole, and the alias is indented
            const std::string_view alias = cellAt(row, m_columns.value);
            m_tasks.back().indent = indentOf(row.raw, alias);
            return;
        }
        add(row, metric);
    }

    [[nodiscard]] json document(json config) const
    {
        json results = json::object();
        json labels = json::object();
        json groups = json::object();
        json directions = json::object();
        json shots = json::object();
        const std::vector<std::size_t> parents = parentsOf(m_tasks);
        const std::vector<std::string> keys = keysOf(m_tasks, parents);
        for (std::size_t i = 0; i < m_tasks.size(); ++i) {
            const PrintedTask& task = m_tasks[i];
            if (parents[i] != noParent) {
                groups[keys[parents[i]]].push_back(keys[i]);
            }
            if (task.results.empty()) {
                continue;
            }
            results[keys[i]].update(task.results);
            labels[keys[i]] = task.name;
            directions[keys[i]].update(task.directions);
            if (task.shots) {
                shots[keys[i]] = *task.shots;
            }
        }
        return {{"results", std::move(results)}, {"task_labels", std::move(labels)},
            {"group_subtasks", std::move(groups)}, {"higher_is_better", std::move(directions)},
            {"n-shot", std::move(shots)}, {"configs", json::object()}, {"config", std::move(config)}};
    }
    [[nodiscard]] bool isEmpty() const
    {
        return std::all_of(
            m_tasks.begin(), m_tasks.end(), [](const PrintedTask& task) { return task.results.empty(); });
    }

private:
    void begin(const std::string& name, std::size_t indent)
    {
        PrintedTask& task = m_tasks.emplace_back();
        task.name = toValidUtf8(name);
        task.indent = indent;
    }

    void add(const MarkdownTable::Row& row, const std::string& metric)
    {
        const auto value = numberOfCell(cellAt(row, m_columns.value));
        if (!value || metric.empty()) {
            return;
        }
        PrintedTask& task = m_tasks.back();
        const std::string filter(cellAt(row, m_columns.filter));
        const std::string name = toValidUtf8(metric);
        std::string end = ",";
        end += filter.empty() ? std::string("none") : toValidUtf8(filter);
        task.results[name + end] = *value;
        if (const auto error = numberOfCell(cellAt(row, m_columns.error))) {
            task.results[name + "_stderr" + end] = *error;
        }
        const std::string_view arrow = cellAt(row, m_columns.direction);
        if (arrow == "↑" || arrow == "↓") {
            task.directions[name] = arrow == "↑";
        }
        if (const auto shots = numberOfCell(cellAt(row, m_columns.shots))) {
            task.shots = shots;
        }
    }

    Columns m_columns;
    std::vector<PrintedTask> m_tasks;
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
