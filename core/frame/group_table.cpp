// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/frame/group_table.h"

#include "core/base/utf8_text.h"
#include "core/units/group_prefixes.h"

#include <algorithm>
#include <array>

namespace trefoil {

namespace {

constexpr std::array sharesOfWholeGroup{std::string_view{"accuracy"}, std::string_view{"selection_rate"},
    std::string_view{"error_rate"}, std::string_view{"zero_one_loss"}, std::string_view{"positive_rate"}};

/// Of its positives, its negatives, or those that were called positive: a table that names the size of the
/// group does not say how many these are.
constexpr std::array sharesOfPartOfGroup{std::string_view{"true_positive_rate"},
    std::string_view{"false_positive_rate"}, std::string_view{"true_negative_rate"},
    std::string_view{"false_negative_rate"}, std::string_view{"precision"}};

} // namespace

bool isEverybody(std::string_view group)
{
    const std::string name = toLowerAscii(trimmed(group));
    return name == "all" || name == "overall" || name == "average";
}

bool isTooSmallToCompare(const std::optional<std::int64_t>& support)
{
    return support && *support < smallestComparedGroup;
}

bool isShareOfSupport(const Quantity& quantity, Grade grade)
{
    const auto isAmong = [&](const auto& names) {
        return std::ranges::find(names, std::string_view(quantity.id)) != names.end();
    };
    return isAmong(sharesOfWholeGroup) || (grade == Grade::Derived && isAmong(sharesOfPartOfGroup));
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
