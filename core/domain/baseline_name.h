// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace trefoil {

/// Whether a variant is called as nothing but an uncompressed model is: "dense", "baseline", "fp32", in any
/// case; also when it has no name.
[[nodiscard]] bool isPlainBaselineName(std::string_view variant);

} // namespace trefoil
