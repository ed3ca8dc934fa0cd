// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/options.h"
#include "core/store/library.h"

#include <memory>
#include <string>

#include <CLI/CLI.hpp>

namespace trefoil {

namespace {

ExitCode redo(const std::string& path)
{
    auto library = Library::open(path, OpenMode::ReadWrite);
    if (!library) {
        return failed(library.error());
    }
    const auto entry = library->redo();
    if (!entry) {
        return failed(entry.error());
    }
    return printResult("Redone: " + entry->summary + "\n");
}

} // namespace

void addRedo(CLI::App& program, ExitCode& outcome)
{
    auto library = std::make_shared<std::string>();
    CLI::App* command = program.add_subcommand("redo", "Make the change again that was taken back last");
    addLibraryOption(*command, *library);
    command->callback([library, &outcome] { outcome = redo(*library); });
}

} // namespace trefoil
