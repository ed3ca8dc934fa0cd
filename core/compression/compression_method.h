// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/compression_settings.h"

#include <optional>
#include <string>
#include <string_view>

namespace trefoil {

enum class CompressionMethod {
    Unknown, ///< nothing says how or whether it was compressed
    None, ///< said to be uncompressed: "dense", "fp32"
    Quantization,
    UnstructuredPruning,
    StructuredPruning, ///< whole filters, heads, blocks
    SemiStructuredPruning, ///< N of M
    Distillation,
    LowRank,
    TensorDecomposition,
    DatasetCondensation,
    ActivationCompression,
    OptimizerQuantization,
    InputDownsampling,
    Combined, ///< more than one of them
};

[[nodiscard]] std::string_view methodName(CompressionMethod method); ///< "structured pruning"

/// Whether such a model starts from a trained one, so that this one's energy belongs to it as well.
[[nodiscard]] bool startsFromBaseline(CompressionMethod method);

/// What one name says about compression, and which part of the name says it.
struct CompressionProposal {
    CompressionMethod method = CompressionMethod::Unknown;
    CompressionSettings settings;
    std::optional<double> rank; ///< of a factorisation
    std::string reason; ///< in words; empty when nothing was found
};

/// Reads a name: "Q4_K_M", "awq@4bit_128g", "prune_0.9", "int8", "lowrank16", "dense". A number after a word
/// for pruning is a share of zeros when it is at most 1, and percent otherwise.
[[nodiscard]] CompressionProposal compressionOfText(std::string_view text);

} // namespace trefoil
