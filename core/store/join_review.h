// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/library.h"
#include "core/store/source_files.h"
#include "core/store/sql/connection.h"

#include <cstdint>
#include <vector>

namespace trefoil {

/// What joining needs to know of every record that counts, as it stands now.
[[nodiscard]] std::vector<JoinItem> loadJoinItems(sql::Connection& connection, const FileTable& files);

/// Records from the first one on that are runs of their own; those that are in question as ambiguous left
/// out.
[[nodiscard]] std::vector<UnmatchedOutcome> describeUnmatched(sql::Connection& connection,
    const FileTable& files, const std::vector<JoinItem>& items, std::int64_t firstRecord,
    const std::vector<AmbiguityOutcome>& ambiguities);

[[nodiscard]] Result<JoinReview> loadJoinReview(sql::Connection& connection, Progress& progress);

} // namespace trefoil
