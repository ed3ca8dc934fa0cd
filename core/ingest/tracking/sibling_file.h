// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/importer.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// Formats that keep one run in several files: one of them is the main file, whose importer reads the others.

/// Whether there is a regular file of that name in the folder; name may have folders in it.
[[nodiscard]] bool hasFile(const std::string& folder, std::string_view name);

/// The whole text of a small file in the folder; nothing if it is not there or larger than 4 MiB.
[[nodiscard]] std::optional<std::string> readSmallFile(const std::string& folder, std::string_view name);

/// The names of the regular files below the folder, with their folders ("val/loss"), sorted. Folders are
/// followed four levels deep; at most 10 000 names.
[[nodiscard]] std::vector<std::string> filesBelow(const std::string& folder);

/// The names of the regular files in the folder itself, sorted; at most 10 000.
[[nodiscard]] std::vector<std::string> filesIn(const std::string& folder);

[[nodiscard]] std::filesystem::path pathIn(const std::string& folder, std::string_view name);

/// "a/b/c" → "c" and "a/b".
[[nodiscard]] std::string lastPart(std::string_view path);
[[nodiscard]] std::string parentOf(std::string_view path);

/// The note of a file that gives no record of its own since another one is read together with it.
void notePart(RecordSink& sink, const Source& source, std::string_view mainFile);

[[nodiscard]] bool isGitLfsPointer(std::string_view head);
/// Errors: always FormatRefused, with what to do.
[[nodiscard]] tl::unexpected<Error> refuseGitLfsPointer(const Source& source);

} // namespace trefoil
