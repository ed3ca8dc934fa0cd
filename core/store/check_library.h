// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/store/library.h"
#include "core/store/sql/connection.h"

namespace trefoil {

/// Integrity, references between tables, and the hashes of source files that still exist. What is wrong with
/// the library is a problem in the report, not an error. Errors: Cancelled.
[[nodiscard]] Result<CheckReport> checkLibrary(sql::Connection& connection, Progress& progress);

} // namespace trefoil
