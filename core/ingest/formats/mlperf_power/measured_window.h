// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// From power_begin to power_end in the text of mlperf_log_detail.txt; nothing unless both are there.
[[nodiscard]] std::optional<MeasuredWindow> measuredWindowOf(std::string_view detailLog);

} // namespace trefoil
