// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/predictions.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace trefoil {

/// Predictions as the library keeps them.
struct EncodedPredictions {
    std::shared_ptr<const std::string> examples; ///< of encodeExamples
    std::uint64_t examplesDigest = 0; ///< of these bytes
    std::size_t exampleCount = 0;
    std::string data; ///< of encodePredictions
    std::optional<double> threshold;
};

/// Encodes predictions of one file. Examples with ids come in the order of their ids, so that files that list
/// the same examples in different orders share one set. An id that occurs twice keeps the order of the file.
class PredictionEncoder {
public:
    /// Predictions must be about all examples, see Predictions.
    [[nodiscard]] EncodedPredictions encode(const Predictions& predictions);

private:
    void take(const std::shared_ptr<const ExampleSet>& examples);

    std::shared_ptr<const ExampleSet> m_examples; // that were encoded last
    std::vector<std::size_t> m_order; // empty: as they are
    std::shared_ptr<const std::string> m_bytes;
    std::uint64_t m_digest = 0;
};

/// Changes whenever an answer or an example does.
[[nodiscard]] std::uint64_t hashOf(const EncodedPredictions& predictions);

} // namespace trefoil
