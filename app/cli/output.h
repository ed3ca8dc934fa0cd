// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/report/text_table.h"

#include <string>
#include <string_view>

namespace trefoil {

/// What a script learns from the program's exit code.
enum class ExitCode { Done = 0, Failed = 1, Usage = 2, DoneWithSetAside = 3 };

/// Results, and nothing else, go to the standard output. False when it cannot take them (a full disk).
[[nodiscard]] bool print(std::string_view text);

/// Everything else goes to the standard error output, one line each.
void note(std::string_view text);

/// Says what went wrong; the exit code for it.
ExitCode failed(const Error& error);

enum class TableFormat { Text, Csv, Json };

ExitCode printTable(const TextTable& table, TableFormat format);
ExitCode printResult(std::string_view text); ///< Done, or Failed when it could not be written

} // namespace trefoil
