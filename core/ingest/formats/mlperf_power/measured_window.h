// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ingest/source.h"

#include <optional>
#include <string_view>

namespace trefoil {

/// The part of a power log that belongs to the run, in seconds since 1970 on the machine's local clock.
struct MeasuredWindow {
    double begin = 0;
    double end = 0;

    [[nodiscard]] bool contains(double seconds) const { return seconds >= begin && seconds <= end; }
};

/// "02-24-2023 13:02:46.490" → seconds since 1970 of that wall clock; nothing for anything else.
[[nodiscard]] std::optional<double> meterSeconds(std::string_view text);

/// From power_begin to power_end in mlperf_log_detail.txt; no window unless both are there. A detail log may
/// be large and is read line by line. Errors: Cancelled, FileNotReadable.
[[nodiscard]] Result<std::optional<MeasuredWindow>> measuredWindowOf(
    const Source& detailLog, Progress& progress);

} // namespace trefoil
