// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/source_files.h"
#include "core/store/sql/connection.h"

#include "core/domain/source_column.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace trefoil {

/// A file that an import met again and that said nothing new: what the library remembers about the reading of
/// it is brought up to date, or every later look would find the same change again.
struct SeenAgain {
    FileId file;
    std::string folder;
    std::optional<std::int64_t> modifiedMs;
    std::size_t bytes = 0;
    Sha256Digest digest{};
    int importerRevision = 0;
    std::string
        mapping; ///< JSON; empty: none. What a person says of columns holds although it changes no value
    std::vector<Companion> companions;
    std::map<std::string, SourceColumn> columns; ///< by quantity: a later importer may tell places better
};

/// Known by its bytes alone; nothing when it is remembered as it is.
[[nodiscard]] std::optional<SeenAgain> seenAgain(
    sql::Connection& connection, const StoredFile& known, const NewFile& file);
/// Read anew, with nothing more than before.
[[nodiscard]] SeenAgain readAgain(const StoredFile& known, const NewFile& file);

/// No change of the library's content, so none of its history: failing here is no error.
void keepSeenAgain(sql::Connection& connection, const std::vector<SeenAgain>& files);

} // namespace trefoil
