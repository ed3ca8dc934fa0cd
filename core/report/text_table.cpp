// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/text_table.h"

namespace trefoil {

namespace {

Cell cellOf(const Frame& frame, const std::string& id, std::uint32_t row)
{
    if (const Column* column = frame.find(id)) {
        return column->has(row) ? Cell{column->values[row]} : Cell{};
    }
    const TextColumn* text = frame.findText(id);
    return text && !text->at(row).empty() ? Cell{text->at(row)} : Cell{};
}

std::vector<std::string> allIds(const Frame& frame)
{
    std::vector<std::string> ids;
    for (const auto& text : frame.texts) {
        ids.push_back(text->id);
    }
    for (const auto& column : frame.columns) {
        ids.push_back(column->quantity->id);
    }
    return ids;
}

} // namespace

std::vector<std::uint32_t> allRows(const Frame& frame)
{
    std::vector<std::uint32_t> rows(frame.rowCount());
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        rows[row] = row;
    }
    return rows;
}

TextTable tableOf(const Frame& frame, std::span<const std::uint32_t> rows,
    const std::vector<std::string>& ids, const Progress& progress)
{
    const std::vector<std::string> columns = ids.empty() ? allIds(frame) : ids;
    TextTable table;
    table.header = {"run", "name"};
    table.header.insert(table.header.end(), columns.begin(), columns.end());
    for (const std::uint32_t row : rows) {
        if (progress.stopRequested()) {
            break;
        }
        auto& cells = table.rows.emplace_back();
        cells.emplace_back(std::to_string(frame.runs[row].value));
        cells.emplace_back(frame.names[row]);
        for (const std::string& id : columns) {
            cells.push_back(cellOf(frame, id, row));
        }
    }
    return table;
}

} // namespace trefoil
