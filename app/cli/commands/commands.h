// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"

#include <span>

namespace CLI {
class App;
}

namespace trefoil {

/// Adds one verb with its options to the program. When the verb is given, its work is done at the end of
/// parsing and the outcome stored.
using AddCommand = void (*)(CLI::App& program, ExitCode& outcome);

void addDetect(CLI::App& program, ExitCode& outcome);
void addImport(CLI::App& program, ExitCode& outcome);
void addExample(CLI::App& program, ExitCode& outcome);
void addRuns(CLI::App& program, ExitCode& outcome);
void addPareto(CLI::App& program, ExitCode& outcome);
void addCompare(CLI::App& program, ExitCode& outcome);
void addCie(CLI::App& program, ExitCode& outcome);
void addGroups(CLI::App& program, ExitCode& outcome);
void addTrace(CLI::App& program, ExitCode& outcome);
void addFigure(CLI::App& program, ExitCode& outcome);
void addHistory(CLI::App& program, ExitCode& outcome);
void addUndo(CLI::App& program, ExitCode& outcome);
void addRedo(CLI::App& program, ExitCode& outcome);
void addCheck(CLI::App& program, ExitCode& outcome);

/// Every verb, in the order of the help.
[[nodiscard]] std::span<const AddCommand> allCommands();

} // namespace trefoil
