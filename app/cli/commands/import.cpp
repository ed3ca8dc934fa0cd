// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/import_report.h"
#include "app/cli/import_report_formats.h"
#include "app/cli/options.h"
#include "app/cli/watch_files.h"

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
    bool byFormat = false;
    bool watches = false;
    int interval = 5; ///< s
};

ExitCode print(const ImportReport& report, const ImportArguments& options)
{
    return options.byFormat
        ? printTable(importReportByFormat(report), options.asJson ? TableFormat::Json : TableFormat::Text)
        : printResult(options.asJson ? importReportJson(report) : importReportText(report));
}

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
    if (options.watches) {
        return watchFiles(request, std::chrono::seconds(options.interval),
            [&](const ImportReport& report) { return print(report, options); });
    }
    const auto report = importFiles(request);
    if (!report) {
        return failed(report.error());
    }
    const ExitCode printed = print(*report, options);
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
    command->add_flag("--by-format", options->byFormat,
        "A row per format instead of a line per file: files, records, what was set aside and why, joins");
    CLI::Option* watch = command->add_flag("--watch", options->watches,
        "Go on importing what is added or changed there, until Ctrl+C; one report for each import");
    command->add_option("--interval", options->interval, "How often --watch looks, in seconds")
        ->type_name("SECONDS")
        ->check(CLI::Range(1, 86400))
        ->capture_default_str()
        ->needs(watch);
    command->add_option("PATH", options->paths, "Files and folders")->required()->type_name("");
    command->callback([options, &outcome] { outcome = import(*options); });
}

} // namespace trefoil
