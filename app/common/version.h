// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace trefoil {

/// "0.1.0": the same for the window and the command line.
[[nodiscard]] std::string_view programVersion();

} // namespace trefoil
