// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/library.h"
#include "core/store/sql/connection.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// Inside a transaction: begins an entry of the history, forgets what was undone and could be redone, and
/// raises the revision. Returns the entry's id.
[[nodiscard]] std::int64_t beginChange(
    sql::Connection& connection, std::string_view action, const std::string& summary);
void setChangeSummary(sql::Connection& connection, std::int64_t history, const std::string& summary);
void setChangeImport(sql::Connection& connection, std::int64_t history, ImportId import);

void raiseRevision(sql::Connection& connection);
[[nodiscard]] std::int64_t nowMs();

/// The oldest entry first.
[[nodiscard]] Result<std::vector<HistoryEntry>> loadHistory(sql::Connection& connection);

[[nodiscard]] Result<HistoryEntry> undoLastChange(sql::Connection& connection);
[[nodiscard]] Result<HistoryEntry> redoNextChange(sql::Connection& connection);

} // namespace trefoil
