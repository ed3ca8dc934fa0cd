// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/options.h"
#include "app/cli/run_table.h"
#include "core/derive/derivation.h"
#include "core/derive/pareto_front.h"

#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace trefoil {

namespace {

struct Options {
    std::string library;
    std::vector<std::string> objectives;
    std::string scenario;
    TableFormat format = TableFormat::Text;
};

/// "accuracy:max" taken apart; an absent direction is the quantity's own.
struct WrittenObjective {
    std::string id;
    Direction direction = Direction::None;
};

std::string checkObjective(const std::string& text)
{
    const std::size_t colon = text.find(':');
    const std::string direction = colon == std::string::npos ? "max" : text.substr(colon + 1);
    const bool isGood = colon != 0 && !text.empty() && (direction == "max" || direction == "min");
    return isGood ? std::string() : "\"" + text + "\" is not of the form QUANTITY:max or QUANTITY:min";
}

WrittenObjective parseObjective(const std::string& text)
{
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos) {
        return {text, Direction::None};
    }
    return {text.substr(0, colon),
        text.substr(colon + 1) == "max" ? Direction::HigherIsBetter : Direction::LowerIsBetter};
}

/// The objectives and the columns made for those that no run has.
struct Objectives {
    std::vector<Objective> list;
    std::vector<std::string> ids;
    std::vector<std::shared_ptr<Column>> empty;
};

Result<Objectives> readObjectives(const Options& options, const RunTable& table)
{
    Objectives objectives;
    for (const std::string& text : options.objectives) {
        const WrittenObjective written = parseObjective(text);
        const Column* column = table.frame->find(written.id);
        const Quantity* quantity = column ? column->quantity : table.library.quantities().find(written.id);
        if (!quantity) {
            return fail(Errc::UnknownQuantity, {written.id});
        }
        const Direction direction =
            written.direction == Direction::None ? quantity->direction : written.direction;
        if (direction == Direction::None) {
            return fail(Errc::SpecInvalid, {written.id + " has no better direction, write :max or :min"});
        }
        if (!column) {
            objectives.empty.push_back(makeColumn(*quantity, table.frame->rowCount()));
            column = objectives.empty.back().get();
        }
        objectives.list.push_back({column, direction});
        objectives.ids.push_back(written.id);
    }
    return objectives;
}

void tellIncomplete(const ParetoFront& front, const Frame& frame)
{
    note(std::to_string(front.members.size()) + " on the front, " + std::to_string(front.dominated.size())
        + " dominated, " + std::to_string(front.incomplete.size()) + " without a value");
    for (const std::uint32_t row : front.incomplete) {
        note("without a value: " + std::to_string(frame.runs[row].value) + " " + frame.names[row]);
    }
}

ExitCode pareto(const Options& options)
{
    const auto table = openRunTable(options.library, options.scenario);
    if (!table) {
        return failed(table.error());
    }
    const auto objectives = readObjectives(options, *table);
    if (!objectives) {
        return failed(objectives.error());
    }
    const ParetoFront front = paretoFront(objectives->list, allRows(*table->frame));
    tellIncomplete(front, *table->frame);
    return printTable(tableOf(*table->frame, front.members, objectives->ids), options.format);
}

} // namespace

void addPareto(CLI::App& program, ExitCode& outcome)
{
    auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("pareto", "Print the runs that no other run beats");
    addLibraryOption(*command, options->library);
    command
        ->add_option("--objectives", options->objectives,
            "What counts and which way, for example accuracy:max,energy_kwh:min")
        ->required()
        ->delimiter(',')
        ->check(CLI::Validator(checkObjective, ""))
        ->type_name("Q:max,Q:min");
    addScenarioOption(*command, options->scenario);
    addFormatOption(*command, options->format);
    command->callback([options, &outcome] { outcome = pareto(*options); });
}

} // namespace trefoil
