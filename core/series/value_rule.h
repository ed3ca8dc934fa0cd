// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/series_points.h"
#include "core/series/series_summary.h"
#include "core/units/quantity.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace trefoil {

/// Which value of a series stands for its run: one rule per quantity of a library.
struct ValueRule {
    enum class Kind {
        Last, ///< as the importer took it; what holds without a rule
        Best, ///< the highest or the lowest number, as the quantity's direction says
        MeanOfLast, ///< arithmetic mean of the last `count` numbers
        AtStep, ///< the last number at or before `step`, where the series runs at least to that step
    };
    static constexpr std::int64_t mostCount = 1'000'000;

    Kind kind = Kind::Last;
    std::int64_t count = 5; ///< 1 … mostCount
    double step = 0;

    bool operator==(const ValueRule& other) const;
};

/// "last", "best", "mean:5", "step:1000".
[[nodiscard]] std::string toText(const ValueRule& rule);
/// Nothing when the text is none of these.
[[nodiscard]] std::optional<ValueRule> valueRuleFromText(std::string_view text);

/// Whether the rule can be had: without a direction no value is the best.
[[nodiscard]] bool suits(const ValueRule& rule, const Quantity& quantity);

/// A run's value by a rule.
struct RuledValue {
    double value = SeriesSummary::none; ///< NaN: the series has no such value, reason says why
    std::string reason; ///< "best of 120 values"; "the series ends at step 90, before step 100"
};

/// Reads the points of the series; nothing when it cannot.
using ReadPoints = std::function<std::optional<SeriesPoints>()>;

/// read is called for means and steps only; nothing when it was and gave nothing. Points count in the order
/// of their steps, where they have steps. For Last, last is what the importer took; NaN: it took none.
[[nodiscard]] std::optional<RuledValue> applyRule(const ValueRule& rule, const Quantity& quantity,
    const SeriesSummary& summary, double last, const ReadPoints& read);

} // namespace trefoil
