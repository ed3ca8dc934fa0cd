// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/builtin_importers.h"
#include "core/ingest/mapping.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace trefoil {

/// One file that was found, with the formats that it may be in.
struct FoundFile {
    std::filesystem::path path;
    bool isNamed = false; ///< given itself, not only its folder
    std::vector<Candidate> candidates; ///< the most likely first; empty: not recognised
    /// Whether an import takes it without being asked. Named files that are recognised are; of the plain
    /// tables in a folder only those with a mapping beside them, and those that name runs or say when
    /// they ran and know a quantity, or tell models with their energy or emissions.
    bool isTaken = false;
    std::string reason; ///< why it is taken for the first candidate, or why it is left out
    std::optional<Error> error; ///< why it cannot be read; then nothing else is known of it
};

/// A person means each file that they name; a program that lists what changed in a folder means none.
enum class NamedBy { Person, Program };

/// Every regular file of the paths, folders recursively, without hidden files and folders, node_modules,
/// __pycache__ and saved mappings; and the folders that may not be read, with their error. In ascending order
/// of path, each once.
/// Errors: FileNotReadable for a path that does not exist; Cancelled.
[[nodiscard]] Result<std::vector<FoundFile>> findFiles(
    const std::vector<std::filesystem::path>& paths, Progress& progress, NamedBy namedBy = NamedBy::Person);

/// Whether the file is a table that has every column of the mapping.
[[nodiscard]] bool fitsMapping(const Source& source, const Mapping& mapping);

} // namespace trefoil
