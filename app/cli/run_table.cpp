// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_table.h"

#include "app/cli/options.h"
#include "app/cli/terminal_progress.h"
#include "core/base/number_text.h"
#include "core/derive/derivation.h"
#include "core/derive/derive.h"

#include <algorithm>

namespace trefoil {

namespace {

/// The rules of the library with those that were given. Errors: UnknownQuantity, SpecInvalid.
Result<ValueRules> rulesWith(Library& library, const std::vector<std::string>& given)
{
    auto rules = library.valueRules();
    for (const std::string& text : given) {
        const std::size_t equals = text.find('=');
        const std::string id = text.substr(0, equals);
        const auto rule = valueRuleFromText(std::string_view(text).substr(equals + 1));
        const Quantity* quantity = library.quantities().find(id);
        if (quantity == nullptr) {
            return fail(Errc::UnknownQuantity, {id});
        }
        if (!suits(*rule, *quantity)) {
            return fail(Errc::SpecInvalid,
                {"no direction of " + quantity->name + " is better, so no value is the best"});
        }
        if (rules) {
            rules->insert_or_assign(id, *rule);
        }
    }
    return rules;
}

} // namespace

std::string checkValueRule(const std::string& text)
{
    const std::size_t equals = text.find('=');
    const bool isRule = equals != std::string::npos && equals > 0
        && valueRuleFromText(std::string_view(text).substr(equals + 1)).has_value();
    return isRule
        ? std::string()
        : "\"" + text + "\" is no rule such as accuracy=best, loss=last, f1=mean:5 or accuracy=step:1000";
}

Result<RunTable> openRunTable(const std::string& library, const std::string& scenarioFile)
{
    return openRunTable(library, scenarioFile, {});
}

Result<RunTable> openRunTable(
    const std::string& library, const std::string& scenarioFile, const std::vector<std::string>& valueRules)
{
    auto scenario = readScenario(scenarioFile);
    if (!scenario) {
        return tl::unexpected(scenario.error());
    }
    auto opened = Library::open(library, OpenMode::ReadOnly);
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    TerminalProgress progress;
    const auto recorded = valueRules.empty()
        ? opened->frame(progress)
        : rulesWith(*opened, valueRules).and_then([&](const ValueRules& rules) {
              return opened->frameUnderRules(rules, progress);
          });
    if (!recorded) {
        return tl::unexpected(recorded.error());
    }
    FramePointer frame = derive(*recorded, *scenario);
    return RunTable{std::move(*opened), std::move(*scenario), std::move(frame)};
}

Result<FramePointer> frameUnder(const Scenario& scenario, RunTable& table)
{
    if (scenario == table.scenario) {
        return table.frame;
    }
    NoProgress progress;
    return table.library.frame(progress).map(
        [&](const FramePointer& recorded) { return derive(recorded, scenario); });
}

bool hasColumn(const RunTable& table, std::string_view id)
{
    const auto derivations = builtinDerivations();
    return table.frame->find(id) != nullptr || table.frame->findText(id) != nullptr
        || table.library.quantities().find(id) != nullptr
        || std::any_of(derivations.begin(), derivations.end(),
            [&](const Derivation& derivation) { return derivation.quantityId == id; });
}

Result<std::size_t> findRun(const Frame& frame, const std::string& numberOrName)
{
    if (const auto number = parseInteger(numberOrName)) {
        const auto run = std::find(frame.runs.begin(), frame.runs.end(), RunId{*number});
        if (run != frame.runs.end()) {
            return static_cast<std::size_t>(run - frame.runs.begin());
        }
    }
    const auto named = std::find(frame.names.begin(), frame.names.end(), numberOrName);
    if (named == frame.names.end()) {
        return fail(Errc::UnknownRun, {numberOrName});
    }
    if (std::find(named + 1, frame.names.end(), numberOrName) != frame.names.end()) {
        return fail(Errc::UnknownRun,
            {numberOrName + " of which there is only one; give its number, see: trefoil-cli runs"});
    }
    return static_cast<std::size_t>(named - frame.names.begin());
}

} // namespace trefoil
