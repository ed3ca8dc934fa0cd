// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/join_choice.h"
#include "core/store/library.h"
#include "core/store/record_changes.h"
#include "core/store/source_files.h"
#include "core/store/sql/connection.h"

#include <cstdint>
#include <vector>

namespace trefoil {

/// The runs of the records that stand at the places, each once, in their order. Left out are places without a
/// record that counts, and those of several records.
[[nodiscard]] std::vector<RunId> runsAt(
    sql::Connection& connection, const FileTable& files, const std::vector<SourceRef>& places);

/// Inside the transaction of an import, after its own joins. Choices whose records are not there are left
/// out. joins: those of the import, which become what holds after the choices. Returns how many were made.
[[nodiscard]] int applyJoinChoices(sql::Connection& connection, const FileTable& files, std::int64_t history,
    const std::vector<JoinChoice>& choices, RecordChanges& changes, std::vector<JoinOutcome>& joins);

/// What makes several runs one, or takes one apart, as part of the change of the history.
void joinAsOneRun(sql::Connection& connection, std::int64_t history, const std::vector<RunId>& runs,
    RecordChanges& changes);
void takeApart(sql::Connection& connection, std::int64_t history, RunId run, RecordChanges& changes);

} // namespace trefoil
