// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace trefoil {

/// Where the seed begins in a name, with the mark before it ("net-s03", "net_seed=3", "seed3"); the name's
/// length when there is none.
[[nodiscard]] std::size_t seedPlace(std::string_view name);

} // namespace trefoil
