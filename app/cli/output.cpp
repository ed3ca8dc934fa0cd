// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include "app/cli/terminal_progress.h"

#include <cstdio>

namespace trefoil {

bool print(std::string_view text)
{
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
}

void note(std::string_view text)
{
    std::fprintf(stderr, "%.*s\n", static_cast<int>(text.size()), text.data());
}

ExitCode failed(const Error& error)
{
    note("trefoil-cli: " + describe(error));
    return ExitCode::Failed;
}

ExitCode printResult(std::string_view text)
{
    if (print(text)) {
        return ExitCode::Done;
    }
    return failed({Errc::FileNotWritable, {"the standard output", "it takes no more"}, {}});
}

ExitCode printTable(const TextTable& table, TableFormat format)
{
    const TerminalProgress progress;
    const std::string text = format == TableFormat::Csv ? toCsv(table, progress)
        : format == TableFormat::Json                   ? toJson(table, progress)
                                                        : toAlignedText(table);
    return progress.stopRequested() ? failed({Errc::Cancelled, {}, {}}) : printResult(text);
}

} // namespace trefoil
