// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace trefoil {

/// "meta-llama/Llama-3.1-8B" stays; of "/home/ann/models/x.gguf", "./x" and "C:\\x" only the last part is
/// left: paths hold the names of people and machines, and only their end says something about the model.
[[nodiscard]] std::string shortModelName(std::string_view written);

/// The last part of any path, without trailing slashes.
[[nodiscard]] std::string lastPathPart(std::string_view path);

/// "results/llama.q4.json" → "llama.q4".
[[nodiscard]] std::string fileStem(std::string_view path);

} // namespace trefoil
