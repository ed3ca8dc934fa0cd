// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/record.h"
#include "core/ingest/formats/llama_bench/bench_rows.h"
#include "core/ingest/record_builder.h"

#include <string>
#include <string_view>

namespace trefoil {

/// The model's name and its quantization, from a file name or from llama.cpp's description of the type:
/// "Qwen3-30B-Q4_K_S.gguf" is Qwen3-30B in Q4_K_S, "llama 7B mostly Q4_0" is llama 7B in Q4_0.
struct GgufName {
    std::string model;
    std::string quantization;
};
[[nodiscard]] GgufName ggufName(std::string_view fileName, std::string_view type);

/// Puts one test of llama-bench into the record and accepts it. False, and nothing accepted, without a
/// throughput.
bool acceptBenchRow(const BenchRow& row, RecordBuilder& builder);

} // namespace trefoil
