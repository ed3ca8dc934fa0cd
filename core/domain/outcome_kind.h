// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/predictions.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace trefoil {

/// A share from which on a score counts as positive unless somebody says otherwise.
inline constexpr double usualThreshold = 0.5;

/// More different texts, or combinations of two attributes, than this are no groups.
inline constexpr std::size_t mostGroups = 50;

/// Whether labels are 0 and 1, stored as numbers; missing ones do not count.
[[nodiscard]] inline bool hasBinaryLabels(const ExampleSet& examples)
{
    return examples.classes.empty() && std::ranges::all_of(examples.labels, [](double label) {
        return std::isnan(label) || label == 0 || label == 1;
    });
}

/// Whether labels are classes, as names or as 0 and 1, and no numbers of a regression.
[[nodiscard]] inline bool hasClassLabels(const ExampleSet& examples)
{
    return !examples.classes.empty() || hasBinaryLabels(examples);
}

} // namespace trefoil
