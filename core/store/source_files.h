// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/sha256.h"
#include "core/ingest/changed_files.h"
#include "core/ingest/importer.h"
#include "core/store/sql/connection.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace trefoil {

/// A source file as the library knows it.
struct StoredFile {
    FileId id;
    ImportId import;
    std::string path;
    std::string folder;
    std::string format;
    Precedence precedence = Precedence::Table;
    Sha256Digest digest{};
    std::int64_t firstRecord = 0;
    std::int64_t lastRecord = -1;
    std::int64_t accepted = 0;
    std::int64_t setAside = 0;
    FileStamp stamp; ///< when it was imported; modifiedMs 0: unknown
    std::string mapping; ///< JSON; empty without one
    int importerRevision = 0; ///< of the importer that read it
};

/// A file that is about to be stored.
struct NewFile {
    ImportId import;
    const Source* source = nullptr;
    const Importer* importer = nullptr;
    std::string mapping; ///< JSON; empty without one
    std::optional<std::int64_t> modifiedMs;
};

/// Files of active imports, in the order of import.
[[nodiscard]] std::vector<StoredFile> loadActiveFiles(sql::Connection& connection);

/// What the library knows of the bytes of a file in its format.
struct KnownBytes {
    /// An active file that says all that the new one would: read by the same importer and with the same
    /// mapping, with the same beside it.
    std::optional<StoredFile> same;
    /// The file itself as it was read before, and why it is read again: see whyReadAgain. Empty: with another
    /// mapping.
    std::optional<StoredFile> earlier;
    std::string readAgain;
};
[[nodiscard]] KnownBytes findSameBytes(sql::Connection& connection, const NewFile& file);

/// An active file of the same path and format in an earlier import that gave no record, as what is only read
/// together with another.
[[nodiscard]] std::optional<StoredFile> findPart(sql::Connection& connection, const NewFile& file);

[[nodiscard]] FileId storeFile(sql::Connection& connection, const NewFile& file);

/// Files by their id.
using FileTable = std::unordered_map<std::int64_t, StoredFile>;
[[nodiscard]] FileTable fileTable(const std::vector<StoredFile>& files);

} // namespace trefoil
