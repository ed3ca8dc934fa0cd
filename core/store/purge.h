// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"

namespace trefoil {

/// Removes what undone imports brought once they can no longer be redone. Inside a transaction that was begun
/// with foreign keys off: SQLite would look for children of every record in tables without such an index.
void purgeDiscardedImports(sql::Connection& connection);

} // namespace trefoil
