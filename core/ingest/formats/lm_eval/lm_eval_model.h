// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace trefoil {

/// Which model a results file is about.
struct LmEvalModel {
    std::string name; ///< "google/gemma-2b"; the last part of an absolute path; empty when not stated
    std::string revision; ///< "step93000"; empty for "main" and when not stated
    bool isPacked = false; ///< weights stored as packed integers: the harness then miscounts the parameters
};

[[nodiscard]] LmEvalModel lmEvalModel(const nlohmann::json& document);

/// The value of a key in "pretrained=a/b,revision=step1,dtype=float32"; commas inside of values are allowed
/// when no "key=" follows them. Empty when there is none.
[[nodiscard]] std::string lmEvalArgument(std::string_view arguments, std::string_view key);

/// "2 x NVIDIA A100" from the environment report of PyTorch; empty when it names no GPU.
[[nodiscard]] std::string lmEvalHardware(std::string_view environment);

} // namespace trefoil
