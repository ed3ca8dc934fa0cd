// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/record_builder.h"

#include <optional>
#include <string>
#include <string_view>

namespace trefoil {

/// How a model was made smaller, as far as a file says it. Absent: not stated.
struct CompressionSettings {
    std::string method; ///< as written: "gptq", "Q4_K_M", "GPTQ-INT4"; belongs into Context::variant
    std::optional<double> weightBits; ///< nominal bits of a weight: 4 for "int4"; none for "Q4_K_M"
    std::optional<double> bitsPerWeight; ///< mean over the whole file, as measured: 4.57
    std::optional<double> groupSize; ///< weights that share a scale
    std::optional<double> sparsity; ///< share of zeros, 0…1
    std::optional<double> requestedSparsity; ///< what a tool was asked for
    // Original / compressed; above 1 is smaller. Papers mean different things by it, which are kept apart.
    std::optional<double> compressionRatio; ///< neither of what nor whether it was asked for is stated
    std::optional<double> measuredRatio; ///< of the whole model as it came out, by what is not stated
    std::optional<double> ratioOfBytes, ratioOfParameters; ///< the same, by what is
    std::optional<double> requestedRatio; ///< what a tool was asked for
    std::optional<double> blockRatio; ///< of the compressed layers alone: says nothing about the model
};

/// The settings as quantities of Sphere::Setting: "weight_bits", "bits_per_weight", "group_size", "sparsity",
/// "requested_sparsity", "compression_ratio", "measured_compression_ratio", "compression_ratio_bytes",
/// "compression_ratio_parameters", "requested_compression_ratio", "block_compression_ratio". The same ids in
/// every format, so that runs of several tools are comparable.
[[nodiscard]] const Quantity& weightBitsQuantity();
[[nodiscard]] const Quantity& bitsPerWeightQuantity();
[[nodiscard]] const Quantity& groupSizeQuantity();
[[nodiscard]] const Quantity& sparsityQuantity();
[[nodiscard]] const Quantity& compressionRatioQuantity();
/// One of them by its id; null for any other.
[[nodiscard]] const Quantity* findCompressionSetting(std::string_view id);

/// Reads what a model's or file's name says: "Llama-3.1-8B-AWQ-INT4" is AWQ-INT4 with 4 bits, "x@4bit_128g"
/// has 4 bits in groups of 128, "wanda_2of4" is half zeros. A label of llama.cpp such as "Q4_K_M" is a
/// method, but no number of bits: it mixes several. Everything absent when the name says nothing.
[[nodiscard]] CompressionSettings compressionOfName(std::string_view name);

/// Adds what is stated to the record; the method is the caller's to put into the context.
void addCompressionSettings(
    RecordBuilder& builder, const CompressionSettings& settings, const RecordBuilder::Place& place);

} // namespace trefoil
