// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/options.h"
#include "app/cli/run_table.h"
#include "app/cli/trace_report.h"

#include <memory>
#include <string>

#include <CLI/CLI.hpp>

namespace trefoil {

namespace {

struct TraceArguments {
    std::string library;
    std::string run;
    std::string quantity;
    std::string scenario;
    bool asJson = false;
};

ExitCode trace(const TraceArguments& options)
{
    auto table = openRunTable(options.library, options.scenario);
    if (!table) {
        return failed(table.error());
    }
    if (!hasColumn(*table, options.quantity)) {
        return failed({Errc::UnknownQuantity, {options.quantity}, {}});
    }
    const auto row = findRun(*table->frame, options.run);
    if (!row) {
        return failed(row.error());
    }
    const auto report = traceValue(*table, *row, options.quantity);
    if (!report) {
        return failed(report.error());
    }
    return printResult(options.asJson ? traceJson(*report) : traceText(*report));
}

} // namespace

void addTrace(CLI::App& program, ExitCode& outcome)
{
    auto options = std::make_shared<TraceArguments>();
    CLI::App* command =
        program.add_subcommand("trace", "Say where one value comes from, down to the line of its file");
    addLibraryOption(*command, options->library);
    command->add_option("--run", options->run, "Number of the run, or its name")->required()->type_name("ID");
    command->add_option("--quantity", options->quantity, "For example energy_kwh")
        ->required()
        ->type_name("Q");
    addScenarioOption(*command, options->scenario);
    addJsonOption(*command, options->asJson);
    command->callback([options, &outcome] { outcome = trace(*options); });
}

} // namespace trefoil
