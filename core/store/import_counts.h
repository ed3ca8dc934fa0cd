// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/library.h"
#include "core/store/sql/connection.h"

#include <cstdint>
#include <string>
#include <vector>

namespace trefoil {

struct ImportCounts {
    std::int64_t added = 0; ///< runs of new records only
    std::int64_t updated = 0; ///< runs that were there and got a new record
    std::int64_t unchanged = 0; ///< runs that were there and are spoken of again
};

/// unchangedRuns: of records that the library had already, with repetitions.
[[nodiscard]] ImportCounts countRuns(
    sql::Connection& connection, std::int64_t lastOldRecord, std::vector<std::int64_t> unchangedRuns);

/// The same when every one of the stored records is a run of its own, without looking at them again.
[[nodiscard]] ImportCounts countLoneRuns(
    std::int64_t stored, std::int64_t lastOldRecord, std::vector<std::int64_t> unchangedRuns);

/// "Imported 12 files: 460 runs added, 2 updated".
[[nodiscard]] std::string importSummary(std::size_t files, const ImportCounts& counts);

/// " · read again: version_0/metrics.csv (hparams.yaml changed)"; empty when no file was.
[[nodiscard]] std::string readAgainSummary(const std::vector<FileOutcome>& files);

} // namespace trefoil
