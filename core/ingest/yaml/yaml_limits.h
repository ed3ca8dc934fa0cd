// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace trefoil {

inline constexpr int deepestYaml = 64; ///< levels of nesting that are read

/// Why a text must not go to the YAML reader, which recurses and whose time grows with nesting; empty when it
/// may. subject begins the reason: "its front matter".
[[nodiscard]] std::string yamlRefusal(std::string_view yaml, std::string_view subject);

} // namespace trefoil
