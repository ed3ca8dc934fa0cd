// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/units/standard_quantities.h"

#include <optional>
#include <string>
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

/// Where values of a metric from lowest to highest belong: its standard quantity if they are within the
/// bounds of that, otherwise a quantity of its own that says how it was written. Nothing is ever rescaled.
struct MetricPlacement {
    enum class Fit { Fits, LooksLikePercent, Implausible };
    std::optional<Standard> standard; ///< only if the values fit it
    Quantity quantity;
    Fit fit = Fit::Fits;
    std::string unit = {}; ///< that the values are written in, where their name says it; empty: canonical
};
[[nodiscard]] MetricPlacement placeMetric(std::string_view name, double lowest, double highest);

/// A quantity of the file's own for a metric that has no standard one; of sphere Quality, unit 1.
[[nodiscard]] Quantity metricQuantity(std::string_view name);
[[nodiscard]] Quantity metricQuantity(std::string_view name, Direction direction);

} // namespace trefoil
