// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/join/join.h"
#include "core/store/library.h"
#include "core/store/source_files.h"
#include "core/store/sql/connection.h"

#include <cstdint>
#include <vector>

namespace trefoil {

/// What SQL demands of a decision or an ambiguity that holds today.
inline constexpr std::string_view holdsToday =
    " history_id IN (SELECT id FROM history WHERE undone = 0)"
    " AND (ended_by IS NULL OR ended_by IN (SELECT id FROM history WHERE undone = 1))";

void storeJoin(sql::Connection& connection, std::int64_t history, std::int64_t run, const Join& join);
void storeAmbiguity(sql::Connection& connection, std::int64_t history, const Ambiguity& ambiguity);

/// Decisions about the run hold no longer; undoing the change brings them back.
void endJoins(sql::Connection& connection, std::int64_t history, std::int64_t run);
/// Decisions about one run become decisions about another.
void inheritJoins(sql::Connection& connection, std::int64_t history, std::int64_t from, std::int64_t to);
void endAmbiguities(sql::Connection& connection, std::int64_t history);

/// Decisions that hold today about the run.
[[nodiscard]] std::vector<JoinOutcome> loadJoins(
    sql::Connection& connection, const FileTable& files, std::int64_t run);
/// Ambiguities that hold today, of records that still count.
[[nodiscard]] std::vector<AmbiguityOutcome> loadAmbiguities(
    sql::Connection& connection, const FileTable& files);

/// Where a record stands.
[[nodiscard]] SourceRef sourceOf(sql::Connection& connection, const FileTable& files, std::int64_t record);

} // namespace trefoil
