// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/csv/csv_columns.h"
#include "core/ingest/record_builder.h"

namespace trefoil {

enum class LeaderboardVersion { None, One, Two };

[[nodiscard]] LeaderboardVersion leaderboardVersion(const CsvColumns& columns);

/// Makes the record of a row; false where it has no model or no score.
[[nodiscard]] bool acceptLeaderboardRow(
    LeaderboardVersion version, const CsvColumns& columns, const CsvRow& row, RecordBuilder& builder);

} // namespace trefoil
