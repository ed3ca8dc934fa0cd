// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/ingest/companion.h"
#include "core/store/sql/connection.h"

#include <optional>
#include <string>
#include <vector>

namespace trefoil {

/// Replaces what was read beside the file. Paths are kept relative to its folder, so that a copy of the
/// folder can be compared with it.
void storeCompanions(sql::Connection& connection, FileId file, const std::string& folder,
    const std::vector<Companion>& companions);

/// Reads them, of one file after the other. None in a library whose schema is older than companions.
class CompanionRows {
public:
    explicit CompanionRows(sql::Connection& connection);

    /// As seen from a folder, that of the file or of another one like it.
    [[nodiscard]] std::vector<Companion> load(FileId file, const std::string& folder);

private:
    std::optional<sql::Statement> m_rows;
};

} // namespace trefoil
