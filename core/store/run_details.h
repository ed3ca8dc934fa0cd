// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/library.h"
#include "core/store/sql/connection.h"

namespace trefoil {

/// Every value of the run, those that do not count with the reason. Errors: UnknownRun.
[[nodiscard]] Result<RunDetails> loadRunDetails(
    sql::Connection& connection, const QuantityRegistry& registry, RunId run);

} // namespace trefoil
