// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

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
    switch (format) {
    case TableFormat::Csv:
        return printResult(toCsv(table));
    case TableFormat::Json:
        return printResult(toJson(table));
    case TableFormat::Text:
        break;
    }
    return printResult(toAlignedText(table));
}

} // namespace trefoil
