// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/predictions.h"

#include <optional>
#include <string>
#include <string_view>

namespace trefoil {

/// The examples as compressed bytes that decodeExamples turns back exactly.
[[nodiscard]] std::string encodeExamples(const ExampleSet& examples);

/// Nothing when the bytes are not what encodeExamples wrote, or their columns differ in length.
[[nodiscard]] std::optional<ExampleSet> decodeExamples(std::string_view bytes);

/// Classes, predictions and scores, without the examples and the threshold.
[[nodiscard]] std::string encodePredictions(const Predictions& predictions);

/// Of a set of so many examples. Nothing when the bytes are not what encodePredictions wrote about as many.
[[nodiscard]] std::optional<Predictions> decodePredictions(std::string_view bytes, std::size_t examples);

} // namespace trefoil
