// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/options.h"
#include "core/store/library.h"

#include <memory>
#include <string>

#include <CLI/CLI.hpp>

namespace trefoil {

namespace {

ExitCode undo(const std::string& path)
{
    auto library = Library::open(path, OpenMode::ReadWrite);
    if (!library) {
        return failed(library.error());
    }
    const auto entry = library->undo();
    if (!entry) {
        return failed(entry.error());
    }
    return printResult("Undone: " + entry->summary + "\n");
}

} // namespace

void addUndo(CLI::App& program, ExitCode& outcome)
{
    auto library = std::make_shared<std::string>();
    CLI::App* command = program.add_subcommand("undo", "Take back the last change");
    addLibraryOption(*command, *library);
    command->callback([library, &outcome] { outcome = undo(*library); });
}

} // namespace trefoil
