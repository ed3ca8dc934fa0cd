// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ingest/tracking/series_recorder.h"

#include <cstdint>
#include <string_view>

namespace trefoil {

struct MetricFileCounts {
    std::int64_t points = 0;
    std::int64_t repeated = 0; ///< the same line again, which is left out
    std::int64_t unread = 0; ///< lines that are no point
    std::int64_t lastLine = 0; ///< 1-based: the point of the greatest step, and of those the latest
};

/// One file of mlruns/…/metrics/: a line per point, "timestamp_ms value step", two fields before MLflow 1.0,
/// more since 3. Errors: Cancelled.
[[nodiscard]] Result<MetricFileCounts> readMetricFile(
    std::string_view text, std::size_t series, SeriesRecorder& recorder, Progress& progress);

} // namespace trefoil
