// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/domain/diagnostic.h"
#include "core/store/source_files.h"
#include "core/store/sql/connection.h"

#include <vector>

namespace trefoil {

void saveDiagnostics(sql::Connection& connection, FileId file, const std::vector<Diagnostic>& diagnostics);

[[nodiscard]] std::vector<Diagnostic> loadDiagnostics(sql::Connection& connection, const StoredFile& file);

} // namespace trefoil
