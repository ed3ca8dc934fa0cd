// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/options.h"
#include "app/cli/terminal_progress.h"
#include "core/store/library.h"

#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace trefoil {

namespace {

struct CheckArguments {
    std::string library;
    bool asJson = false;
};

std::string checkJson(const CheckReport& report)
{
    nlohmann::ordered_json json;
    json["problems"] = report.problems;
    json["files_hashed"] = report.filesHashed;
    json["files_missing"] = report.filesMissing;
    json["files_changed"] = report.filesChanged;
    return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string toText(const CheckReport& report)
{
    std::string text;
    for (const std::string& problem : report.problems) {
        text += "problem: " + problem + "\n";
    }
    for (const std::string& path : report.filesMissing) {
        text += "source file is gone: " + path + "\n";
    }
    for (const std::string& path : report.filesChanged) {
        text += "source file has changed since its import: " + path + "\n";
    }
    text += report.problems.empty() ? "The library is sound; " : "The library has problems; ";
    return text + std::to_string(report.filesHashed) + " source files were compared.\n";
}

ExitCode check(const CheckArguments& options)
{
    auto library = Library::open(options.library, OpenMode::ReadOnly);
    if (!library) {
        return failed(library.error());
    }
    TerminalProgress progress;
    const auto report = library->check(progress);
    if (!report) {
        return failed(report.error());
    }
    const ExitCode printed = printResult(options.asJson ? checkJson(*report) : toText(*report));
    return report->problems.empty() ? printed : ExitCode::Failed;
}

} // namespace

void addCheck(CLI::App& program, ExitCode& outcome)
{
    auto options = std::make_shared<CheckArguments>();
    CLI::App* command = program.add_subcommand(
        "check", "Check the library's integrity and whether its source files are as they were");
    addLibraryOption(*command, options->library);
    addJsonOption(*command, options->asJson);
    command->callback([options, &outcome] { outcome = check(*options); });
}

} // namespace trefoil
