// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/import_report.h"
#include "app/cli/options.h"

#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace trefoil {

namespace {

struct ImportArguments {
    std::string library;
    std::string mapping;
    std::vector<std::string> paths;
    bool asJson = false;
};

ExitCode import(const ImportArguments& options)
{
    ImportRequest request{options.library, {options.paths.begin(), options.paths.end()}, {}};
    if (!options.mapping.empty()) {
        auto mapping = readMapping(options.mapping);
        if (!mapping) {
            return failed(mapping.error());
        }
        request.mapping = std::move(*mapping);
    }
    const auto report = importFiles(request);
    if (!report) {
        return failed(report.error());
    }
    const ExitCode printed =
        printResult(options.asJson ? importReportJson(*report) : importReportText(*report));
    return printed == ExitCode::Done ? exitCodeOf(*report) : printed;
}

} // namespace

void addImport(CLI::App& program, ExitCode& outcome)
{
    auto options = std::make_shared<ImportArguments>();
    CLI::App* command =
        program.add_subcommand("import", "Import files and folders; the same again adds nothing");
    addLibraryOption(*command, options->library);
    command->add_option("--mapping", options->mapping, "What the columns of tables mean, a saved mapping")
        ->type_name("FILE");
    addJsonOption(*command, options->asJson);
    command->add_option("PATH", options->paths, "Files and folders")->required()->type_name("");
    command->callback([options, &outcome] { outcome = import(*options); });
}

} // namespace trefoil
