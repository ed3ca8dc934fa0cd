// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/record_builder.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace trefoil {

/// What a log says about one run of the perplexity tool.
struct PerplexityRun {
    std::int64_t line = 0; ///< of its first statement
    std::string model; ///< without its folder
    std::optional<double> perplexity; ///< only a final estimate; running estimates are none
    std::optional<double> uncertainty;
    std::map<std::string, double> divergences; ///< quantity id → value of the KL block
    std::optional<double> sizeGib;
    std::optional<double> bitsPerWeight;
    std::optional<double> parametersBillion;
    std::optional<double> contextTokens;
    std::optional<double> chunks;
    std::optional<double> totalMilliseconds;
    std::optional<double> lastChunk; ///< last finite running estimate
    std::size_t chunksSeen = 0;

    /// Takes what the line says; lines that say nothing are passed over.
    void read(std::string_view text);
    [[nodiscard]] bool hasResult() const { return perplexity.has_value() || !divergences.empty(); }
};

/// Hands the run over as a record. Only for runs with a result.
void acceptPerplexityRun(const PerplexityRun& run, RecordBuilder& builder);

} // namespace trefoil
