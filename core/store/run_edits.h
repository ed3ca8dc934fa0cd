// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/store/sql/connection.h"

#include <string>
#include <vector>

namespace trefoil {

/// What a person does to runs: each is one transaction and one entry of the history. Errors: UnknownRun,
/// LibraryLocked, StoreFailed.
[[nodiscard]] Result<void> joinRunsByHand(sql::Connection& connection, const std::vector<RunId>& runs);
[[nodiscard]] Result<void> splitRunsByHand(sql::Connection& connection, const std::vector<RunId>& runs);
/// An empty name takes the given name away.
[[nodiscard]] Result<void> giveName(sql::Connection& connection, RunId run, const std::string& name);
[[nodiscard]] Result<void> excludeRuns(
    sql::Connection& connection, const std::vector<RunId>& runs, bool excluded);
/// The other runs were made smaller from the first, which is a baseline itself.
[[nodiscard]] Result<void> chooseBaselineByHand(
    sql::Connection& connection, RunId baseline, const std::vector<RunId>& variants);

} // namespace trefoil
