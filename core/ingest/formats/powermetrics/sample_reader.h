// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/ingest/power_log.h"

namespace trefoil::powermetrics {

/// A power of one sample.
struct Reading {
    PowerPart part = PowerPart::Other;
    std::string_view column; ///< as written, without colon
    double watts = 0;
};

/// One block of the log.
struct Sample {
    std::int64_t line = 0;
    Instant stamp; ///< whole seconds
    double seconds = 0; ///< that the powers are the means over
    std::vector<Reading> readings;
};

/// "*** Sampled system activity (Fri Nov 10 12:37:08 2023 +0100) (104.51ms elapsed) ***"
[[nodiscard]] std::optional<Sample> readSampleLine(std::string_view line);

/// "CPU Power: 947 mW"; nothing for lines of anything else, and for clusters, which are in the CPU.
[[nodiscard]] std::optional<Reading> readPowerLine(std::string_view line);

} // namespace trefoil::powermetrics
