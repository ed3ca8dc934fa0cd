// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/saved_board.h"

#include "core/figure/compare_board.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <unordered_set>

namespace trefoil {

namespace {

std::unordered_set<std::int64_t> idsIn(const std::string& json)
{
    std::unordered_set<std::int64_t> ids;
    const auto array = nlohmann::json::parse(json, nullptr, false);
    for (const auto& id : array) {
        if (array.is_array() && id.is_number_integer()) {
            ids.insert(id.get<std::int64_t>());
        }
    }
    return ids;
}

std::vector<std::string> hiddenRunsOf(const std::string& json, const Frame& frame)
{
    const auto hiddenByHand = idsIn(json);
    const TextColumn* excluded = frame.findText("excluded");
    std::vector<std::string> hidden;
    for (std::size_t row = 0; row < frame.runs.size(); ++row) {
        const bool isExcluded = excluded != nullptr && !excluded->at(row).empty();
        if (isExcluded || hiddenByHand.contains(frame.runs[row].value)) {
            hidden.push_back(std::to_string(frame.runs[row].value));
        }
    }
    std::sort(hidden.begin(), hidden.end());
    return hidden;
}

} // namespace

Scenario savedScenario(const SavedView& view)
{
    return scenarioFromJson(view.scenario).value_or(Scenario{});
}

FigureSpec savedBoard(const SavedView& view, const Frame& frame)
{
    auto saved = figureSpecFromJson(view.figureSpec);
    FigureSpec spec = saved ? std::move(*saved) : compareBoard(frame);
    spec.scenario = savedScenario(view);
    spec.hiddenRuns = hiddenRunsOf(view.hiddenRuns, frame);
    return spec;
}

} // namespace trefoil
