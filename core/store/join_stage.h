// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/join/join.h"
#include "core/store/record_changes.h"
#include "core/store/source_files.h"
#include "core/store/sql/connection.h"

#include <cstdint>
#include <vector>

namespace trefoil {

/// A join that an import has made, and the run that its records are now.
struct AppliedJoin {
    std::int64_t run = 0;
    Join join;
};

struct JoinStageOutcome {
    std::vector<AppliedJoin> joins;
    std::vector<JoinItem> items; ///< what was looked at, with the runs from before
};

/// Joins the records that count, as proposeJoins() says, and stores the decisions. A run that existed before
/// the import keeps its id. What a person joined or split stays.
[[nodiscard]] Result<JoinStageOutcome> joinRecords(sql::Connection& connection, const FileTable& files,
    std::int64_t history, std::int64_t lastOldRecord, RecordChanges& changes, Progress& progress);

} // namespace trefoil
