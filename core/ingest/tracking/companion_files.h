// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/companion.h"
#include "core/ingest/source.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// How an importer reads what lies beside its main file. As the functions of sibling_file.h, and the main
/// file remembers what was read (Source::companions), so that a change of it is noticed although the main
/// file is the same.

/// Errors: as Source::open; that there is no such file is remembered, too.
[[nodiscard]] Result<Source> openCompanion(const Source& main, const std::filesystem::path& path);
[[nodiscard]] std::optional<std::string> readCompanion(
    const Source& main, const std::string& folder, std::string_view name);
[[nodiscard]] std::vector<std::string> companionsIn(const Source& main, const std::string& folder);
[[nodiscard]] std::vector<std::string> companionsBelow(const Source& main, const std::string& folder);

/// What is in its place now. Bytes are read only where the stamp differs.
[[nodiscard]] Companion asItIs(const Companion& known);

/// How it differs from what is there now: "args.yaml changed", "args.yaml is new", "args.yaml is gone",
/// "files came to or went from params"; empty: not at all.
[[nodiscard]] std::string changeOf(const Companion& known);

} // namespace trefoil
