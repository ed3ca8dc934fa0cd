// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// A named number of the front matter, as text.
struct CardValue {
    std::string name;
    std::string text;
};

/// One entry of model-index[].results.
struct CardResult {
    std::string pointer; ///< "/model-index/0/results/0"
    std::string task;
    std::string dataset;
    std::string split;
    std::vector<CardValue> metrics;
};

/// What of the front matter is used. Texts are as written; empty when not stated.
struct CardFrontMatter {
    std::string modelName; ///< model-index[0].name
    std::string datasets; ///< "a" or "a, b"
    std::string emissionsGrams; ///< co2_eq_emissions, or its member emissions
    std::vector<CardValue> emissionFacts; ///< the other members of co2_eq_emissions
    std::vector<CardValue> modelFacts; ///< members of model_info that are plain values
    std::vector<CardValue> metrics; ///< model_info.performance_metrics
    std::vector<CardResult> results;
};

/// Errors: ParseFailed with the line in the file; FormatRefused for more than 1 MiB, more than 64 aliases, or
/// nesting beyond 64, which no card has and hostile files do.
[[nodiscard]] Result<CardFrontMatter> readCardFrontMatter(std::string_view yaml, const std::string& path);

} // namespace trefoil
