// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/formats/optimum_benchmark/optimum_record.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// What the columns of a CSV report mean, as places of the JSON document that later versions write:
/// "forward.latency(s)" is /report/forward/latency/mean in s, "report.decode.latency.mean" is itself, "Decode
/// Throughput (tokens/s)" is /report/decode/throughput/value.
class OptimumHeader {
public:
    explicit OptimumHeader(const std::vector<std::string_view>& header);

    /// How many columns are measurements; 0: not a report of this tool.
    [[nodiscard]] std::size_t measures() const { return m_measures; }
    /// Whether the header also says what was run, or only has the numbers.
    [[nodiscard]] bool hasIdentity() const { return m_hasIdentity; }
    [[nodiscard]] std::size_t width() const { return m_targets.size(); }

    [[nodiscard]] nlohmann::json document(const std::vector<std::string_view>& cells) const;
    [[nodiscard]] const OptimumColumns& columns() const { return m_columns; }

private:
    struct Target {
        std::vector<std::string> keys; ///< empty: not read
        std::string unit;
        bool isMeasure = false;
    };
    [[nodiscard]] static Target targetOf(std::string_view column);

    std::vector<Target> m_targets;
    OptimumColumns m_columns;
    std::size_t m_measures = 0;
    bool m_hasIdentity = false;
};

} // namespace trefoil
