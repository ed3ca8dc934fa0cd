// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/options.h"
#include "app/cli/run_table.h"

#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace trefoil {

namespace {

struct RunsArguments {
    std::string library;
    std::vector<std::string> columns;
    std::string scenario;
    std::vector<std::string> valueRules;
    TableFormat format = TableFormat::Text;
};

ExitCode runs(RunsArguments& options)
{
    const auto table = openRunTable(options.library, options.scenario, options.valueRules);
    if (!table) {
        return failed(table.error());
    }
    std::erase_if(options.columns, [](const std::string& id) { return id == "run" || id == "name"; });
    for (const std::string& id : options.columns) {
        if (!hasColumn(*table, id)) {
            return failed({Errc::UnknownQuantity, {id}, {}});
        }
    }
    return printTable(tableOf(*table->frame, allRows(*table->frame), options.columns), options.format);
}

} // namespace

void addRuns(CLI::App& program, ExitCode& outcome)
{
    auto options = std::make_shared<RunsArguments>();
    CLI::App* command = program.add_subcommand("runs", "Print the runs with their values in canonical units");
    addLibraryOption(*command, options->library);
    command->add_option("--columns", options->columns, "Only these, for example accuracy,energy_kwh,model")
        ->delimiter(',')
        ->type_name("A,B");
    addScenarioOption(*command, options->scenario);
    command
        ->add_option("--value-rule", options->valueRules,
            "Which value of a series is the run's: last, best, mean:5 or step:1000")
        ->check(CLI::Validator(checkValueRule, ""))
        ->type_name("QUANTITY=RULE");
    addFormatOption(*command, options->format);
    command->callback([options, &outcome] { outcome = runs(*options); });
}

} // namespace trefoil
