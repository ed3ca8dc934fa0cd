// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/common/version.h"

#include <exception>
#include <iostream>
#include <string>

#include <CLI/CLI.hpp>

namespace trefoil {
namespace {

constexpr const char* footer =
    "Results are printed on the standard output, everything else on the standard error output.\n"
    "Exit codes: 0 done, 1 error, 2 usage, 3 done with records set aside.";

ExitCode runProgram(int argc, char** argv)
{
    CLI::App program("Sustainability tradeoffs of machine-learning models, side by side", "trefoil-cli");
    program.set_version_flag("--version", std::string("trefoil-cli ") + std::string(programVersion()));
    program.require_subcommand(1);
    program.footer(footer);
    ExitCode outcome = ExitCode::Done;
    for (const AddCommand add : allCommands()) {
        add(program, outcome);
    }
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& stop) { // also --help and --version
        return program.exit(stop, std::cout, std::cerr) == 0 ? ExitCode::Done : ExitCode::Usage;
    }
    return outcome;
}

} // namespace
} // namespace trefoil

int main(int argc, char** argv)
{
    try {
        return static_cast<int>(trefoil::runProgram(argc, argv));
    } catch (const std::exception& problem) { // out of memory, mostly
        std::cerr << "trefoil-cli: " << problem.what() << '\n';
        return static_cast<int>(trefoil::ExitCode::Failed);
    }
}
