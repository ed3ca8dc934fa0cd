// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/common/version.h"

#include <algorithm>
#include <exception>
#include <iostream>
#include <string>

#include <CLI/CLI.hpp>

namespace trefoil {
namespace {

constexpr const char* footer =
    "Results are printed on the standard output, everything else on the standard error output.\n"
    "Exit codes: 0 done, 1 error, 2 usage, 3 done with records set aside.";

bool isVerb(const CLI::App& program, const std::string& word)
{
    const auto verbs = program.get_subcommands([](const CLI::App*) { return true; });
    return std::any_of(
        verbs.begin(), verbs.end(), [&](const CLI::App* verb) { return verb->check_name(word); });
}

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
    if (argc > 1 && argv[1][0] != '-' && !isVerb(program, argv[1])) {
        std::cerr << "trefoil-cli: there is no verb \"" << argv[1] << "\"\n"
                  << "Run with --help for more information.\n";
        return ExitCode::Usage;
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
