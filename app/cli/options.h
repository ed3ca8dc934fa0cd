// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"
#include "core/derive/scenario.h"
#include "core/ingest/mapping.h"

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace trefoil {

// Options that several verbs share, so that they read the same everywhere.

void addLibraryOption(CLI::App& command, std::string& library);
void addScenarioOption(CLI::App& command, std::string& file);
void addJsonOption(CLI::App& command, bool& asJson);
void addFormatOption(CLI::App& command, TableFormat& format);

/// Errors: FileNotReadable.
[[nodiscard]] Result<std::string> readTextFile(const std::string& path);

/// "as recorded" for an empty name. Errors: FileNotReadable; SpecInvalid.
[[nodiscard]] Result<Scenario> readScenario(const std::string& file);
/// Errors: FileNotReadable, MappingInvalid.
[[nodiscard]] Result<Mapping> readMapping(const std::string& file);

/// "82.55mm", "3.25in", "8.255cm" or "234pt" (PDF points, 1/72 inch) in millimetres; nothing for other texts
/// and for lengths that are not from 10 to 2000 mm.
[[nodiscard]] std::optional<double> parseLength(const std::string& text);

} // namespace trefoil
