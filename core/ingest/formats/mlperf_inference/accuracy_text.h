// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/record_builder.h"

#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// A metric in accuracy.txt, as written.
struct AccuracyMetric {
    std::string name;
    double value = 0;
    bool isPercent = false; ///< the file writes a % behind it
};

/// The metrics among the other output: of lines that are one JSON object with numbers, and of lines of
/// name=value pairs ("accuracy=76.456%, good=38228, total=50000"; counts are left out).
[[nodiscard]] std::vector<AccuracyMetric> accuracyMetrics(std::string_view text);

/// Whether the text ends as the checker of submissions wants it: hash= and 64 hexadecimal digits.
[[nodiscard]] bool hasAccuracyHash(std::string_view text);

void addAccuracy(RecordBuilder& builder, const std::vector<AccuracyMetric>& metrics);

} // namespace trefoil
