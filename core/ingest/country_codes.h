// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace trefoil {

/// The three letters of ISO 3166-1 for its two ("DE" → "DEU") and for themselves; empty for anything else.
/// XK is Kosovo, as everywhere.
[[nodiscard]] std::string countryIso3(std::string_view code);

} // namespace trefoil
