// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"

namespace trefoil {

std::span<const AddCommand> allCommands()
{
    static constexpr AddCommand commands[] = {
        addDetect,
        addImport,
        addExample,
        addRuns,
        addPareto,
        addCompare,
        addGroups,
        addCie,
        addTrace,
        addFigure,
        addHistory,
        addUndo,
        addRedo,
        addCheck,
    };
    return commands;
}

} // namespace trefoil
