// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/options.h"
#include "core/store/library.h"

#include <memory>
#include <string>

#include <CLI/CLI.hpp>

namespace trefoil {

namespace {

struct HistoryArguments {
    std::string library;
    TableFormat format = TableFormat::Text;
};

ExitCode history(const HistoryArguments& options)
{
    auto library = Library::open(options.library, OpenMode::ReadOnly);
    if (!library) {
        return failed(library.error());
    }
    const auto entries = library->history();
    if (!entries) {
        return failed(entries.error());
    }
    TextTable table;
    table.header = {"id", "at", "action", "state", "summary"};
    for (const HistoryEntry& entry : *entries) {
        table.rows.push_back({std::to_string(entry.id), formatInstant(entry.at), entry.action,
            std::string(entry.undone ? "undone" : "done"), entry.summary});
    }
    return printTable(table, options.format);
}

} // namespace

void addHistory(CLI::App& program, ExitCode& outcome)
{
    auto options = std::make_shared<HistoryArguments>();
    CLI::App* command = program.add_subcommand("history", "Print every change of the library");
    addLibraryOption(*command, options->library);
    addFormatOption(*command, options->format);
    command->callback([options, &outcome] { outcome = history(*options); });
}

} // namespace trefoil
