// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/number_text.h"

#include <cmath>

namespace trefoil {

/// As parseNumber(text), but nothing for nan and the infinities.
[[nodiscard]] inline std::optional<double> parseFiniteNumber(std::string_view text)
{
    const auto number = parseNumber(text);
    return number && std::isfinite(*number) ? number : std::nullopt;
}

} // namespace trefoil
