// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figures/vector/figure_font.h"

#include <cstdint>
#include <span>
#include <string>

namespace trefoil {

/// A TrueType file with these glyphs (and those that they are composed of) at their old indices, with
/// only the tables that a PDF reader needs.
[[nodiscard]] std::string subsetFont(FigureFace face, std::span<const std::uint32_t> glyphs);

} // namespace trefoil
