// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/drawn_data.h"

#include "core/derive/pareto_front.h"
#include "core/derive/unresolved_zero.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace trefoil {

namespace {

std::vector<std::string> drawnIds(const FigureSpec& spec)
{
    std::vector<std::string> ids;
    const auto addOnce = [&ids](const std::string& id) {
        if (!id.empty() && std::find(ids.begin(), ids.end(), id) == ids.end()) {
            ids.push_back(id);
        }
    };
    addOnce(spec.colourBy);
    for (const PanelSpec& panel : spec.panels) {
        addOnce(panel.y.quantityId);
        addOnce(panel.x.quantityId);
        for (const AxisSpec& axis : panel.axes) {
            addOnce(axis.quantityId);
        }
    }
    return ids;
}

void appendFront(
    TextTable& table, const PanelSpec& panel, const Frame& frame, const std::vector<std::uint32_t>& rows)
{
    const Column* x = frame.find(panel.x.quantityId);
    const Column* y = frame.find(panel.y.quantityId);
    const auto directionOf = [](const Column* column) {
        return column ? column->quantity->direction : Direction::None;
    };
    if (directionOf(x) == Direction::None || directionOf(y) == Direction::None) {
        return;
    }
    const std::array objectives = {Objective{x, directionOf(x)}, Objective{y, directionOf(y)}};
    const std::vector<std::uint32_t> resolved = resolvedRows(frame, objectives, rows);
    const ParetoFront front = paretoFront(objectives, resolved);
    table.header.push_back("front_" + panel.x.quantityId);
    const auto contains = [](const std::vector<std::uint32_t>& sorted, std::uint32_t row) {
        return std::binary_search(sorted.begin(), sorted.end(), row);
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool isMember = contains(front.members, rows[i]);
        const bool isIncomplete = contains(front.incomplete, rows[i]) || !contains(resolved, rows[i]);
        table.rows[i].emplace_back(std::string(isMember ? "member"
                : isIncomplete                          ? "incomplete"
                                                        : "dominated"));
    }
}

} // namespace

std::vector<std::uint32_t> shownRows(const FigureSpec& spec, const Frame& frame)
{
    const TextColumn* excluded = frame.findText("excluded");
    const std::unordered_set<std::string> hidden(spec.hiddenRuns.begin(), spec.hiddenRuns.end());
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < frame.rowCount(); ++row) {
        const bool isHidden = !hidden.empty() && hidden.contains(std::to_string(frame.runs[row].value));
        if (!isHidden && !(excluded && !excluded->at(row).empty())) {
            rows.push_back(row);
        }
    }
    return rows;
}

TextTable drawnData(const FigureSpec& spec, const Frame& frame, const Progress& progress)
{
    const std::vector<std::uint32_t> rows = shownRows(spec, frame);
    TextTable table = tableOf(frame, rows, drawnIds(spec), progress);
    for (const PanelSpec& panel : spec.panels) {
        if (panel.chart == "scatter" && panel.showFront && !progress.stopRequested()) {
            appendFront(table, panel, frame, rows);
        }
    }
    appendConditions(table, frame);
    return table;
}

void appendConditions(TextTable& table, const Frame& frame)
{
    if (frame.conditions.empty()) {
        return;
    }
    table.header.emplace_back("conditions");
    for (std::vector<Cell>& row : table.rows) {
        row.emplace_back(frame.conditions);
    }
}

} // namespace trefoil
