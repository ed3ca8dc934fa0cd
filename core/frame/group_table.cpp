// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/frame/group_table.h"

#include "core/base/utf8_text.h"
#include "core/units/group_prefixes.h"

namespace trefoil {

bool isEverybody(std::string_view group)
{
    const std::string name = toLowerAscii(trimmed(group));
    return name == "all" || name == "overall" || name == "average";
}

bool isTooSmallToCompare(const std::optional<std::int64_t>& support)
{
    return support && *support < smallestComparedGroup;
}

std::string groupFormula(const Quantity& quantity)
{
    std::string formula;
    if (quantity.id.starts_with(worstGroupPrefix)) {
        formula = quantity.direction == Direction::HigherIsBetter ? "lowest" : "highest";
        formula += " value of a group";
    } else if (quantity.id.starts_with(largestGapPrefix)) {
        formula =
            "highest minus lowest value of the groups of one attribute, the largest over the attributes";
    } else {
        return formula;
    }
    return formula + "; groups of fewer than " + std::to_string(smallestComparedGroup)
        + " examples are left out, those of unknown size are not";
}

} // namespace trefoil
