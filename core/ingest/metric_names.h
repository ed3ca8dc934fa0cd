// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/units/standard_quantities.h"

#include <optional>
#include <string_view>

namespace trefoil {

/// What is known about a metric from its name alone.
struct MetricMeaning {
    std::optional<Standard> standard; ///< the standard quantity that it is, in the same unit
    Direction direction = Direction::None;
};

/// "eval_accuracy", "Accuracy" and "acc" are Standard::Accuracy. Names without a standard quantity get their
/// direction from a table of words: "wer" lower, "rouge1" higher. None where the words do not say it, and for
/// metrics whose best value is neither end (pct_stereotype).
[[nodiscard]] MetricMeaning metricMeaning(std::string_view name);

/// A quantity of the file's own for a metric that has no standard one; of sphere Quality, unit 1.
[[nodiscard]] Quantity metricQuantity(std::string_view name);
[[nodiscard]] Quantity metricQuantity(std::string_view name, Direction direction);

} // namespace trefoil
