// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/record_builder.h"

#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// The "key : value" lines of mlperf_log_summary.txt, in their order.
class LoadgenSummary {
public:
    explicit LoadgenSummary(std::string_view text);

    /// Empty when there is no such line.
    [[nodiscard]] std::string_view value(std::string_view key) const;
    [[nodiscard]] bool hasResult() const { return !value("Result is").empty(); }

    /// Puts throughput, latencies and conditions into the record.
    void put(RecordBuilder& builder) const;

private:
    void putThroughput(RecordBuilder& builder) const;
    void putLatencies(RecordBuilder& builder) const;

    struct Line {
        std::string_view key;
        std::string_view value;
    };
    std::vector<Line> m_lines;
};

} // namespace trefoil
