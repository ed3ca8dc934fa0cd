// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/saved_board.h"

#include "core/figure/compare_board.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <unordered_set>

namespace trefoil {

namespace {

tl::unexpected<Error> unreadable(std::string_view setting, const std::string& reason)
{
    return fail(Errc::SpecInvalid,
        {"the library's setting \"" + std::string(setting) + "\" cannot be read: " + reason});
}

/// What a setting says; nothing where it is empty.
template <class Value>
Result<Value> settingFrom(
    std::string_view setting, const std::string& json, Result<Value> (*read)(std::string_view), Value none)
{
    if (json.empty()) {
        return none;
    }
    return read(json).or_else([&](const Error& error) -> Result<Value> {
        return unreadable(setting, error.args.empty() ? describe(error) : error.args.front());
    });
}

Result<std::unordered_set<std::int64_t>> hiddenIds(const std::string& json)
{
    std::unordered_set<std::int64_t> ids;
    if (json.empty()) {
        return ids;
    }
    const auto array = nlohmann::json::parse(json, nullptr, false);
    if (!array.is_array()) {
        return unreadable("hidden_runs", "it is no list of run numbers");
    }
    for (const auto& id : array) {
        if (!id.is_number_integer()) {
            return unreadable("hidden_runs", "it is no list of run numbers");
        }
        ids.insert(id.get<std::int64_t>());
    }
    return ids;
}

std::vector<std::string> hiddenRunsOf(
    const std::unordered_set<std::int64_t>& hiddenByHand, const Frame& frame)
{
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

Result<Scenario> savedScenario(const SavedView& view)
{
    return settingFrom("scenario", view.scenario, scenarioFromJson, Scenario{});
}

Result<FigureSpec> savedBoard(const SavedView& view, const Frame& frame)
{
    auto spec = view.figureSpec.empty()
        ? Result<FigureSpec>(compareBoard(frame))
        : settingFrom("figure_spec", view.figureSpec, figureSpecFromJson, FigureSpec{});
    auto scenario = savedScenario(view);
    auto hidden = hiddenIds(view.hiddenRuns);
    if (!spec || !scenario || !hidden) {
        return tl::unexpected(!spec ? spec.error() : !scenario ? scenario.error() : hidden.error());
    }
    spec->scenario = std::move(*scenario);
    spec->hiddenRuns = hiddenRunsOf(*hidden, frame);
    return spec;
}

Result<BoardChoice> savedChoice(std::string_view key, const std::string& json)
{
    return settingFrom(key, json, boardChoiceFromJson, BoardChoice());
}

Result<FigureSize> savedFigureSize(BoardKind board, const std::string& json)
{
    return settingFrom(figureSizeSettingKey(board), json, figureSizeFromJson, FigureSize{});
}

} // namespace trefoil
