// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/value_rule.h"

#include "core/base/number_text.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace trefoil {

namespace {

/// " of 118 values (2 more are no numbers)"
std::string ofValues(std::int64_t numbers, std::int64_t points)
{
    std::string text = " of " + std::to_string(numbers) + (numbers == 1 ? " value" : " values");
    if (const std::int64_t others = points - numbers; others > 0) {
        text +=
            " (" + std::to_string(others) + (others == 1 ? " more is no number)" : " more are no numbers)");
    }
    return text;
}

std::string ofValues(const SeriesPoints& points)
{
    const auto numbers =
        std::ranges::count_if(points.values, [](double value) { return !std::isnan(value); });
    return ofValues(numbers, static_cast<std::int64_t>(points.size()));
}

/// Indices of the points by their steps; the file's order where steps are equal or missing.
std::vector<std::size_t> orderBySteps(const SeriesPoints& points)
{
    std::vector<std::size_t> order(points.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const std::vector<double>& steps = points.steps;
    if (steps.size() == points.size() && !std::is_sorted(steps.begin(), steps.end())) {
        std::stable_sort(
            order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return steps[a] < steps[b]; });
    }
    return order;
}

RuledValue bestOf(const Quantity& quantity, const SeriesSummary& summary)
{
    if (quantity.direction == Direction::None) {
        return {SeriesSummary::none, "no direction of " + quantity.name + " is better"};
    }
    const bool higher = quantity.direction == Direction::HigherIsBetter;
    return {higher ? summary.largest : summary.smallest, "best" + ofValues(summary.numbers, summary.points)};
}

RuledValue meanOfLast(std::int64_t count, const SeriesPoints& points)
{
    const std::vector<std::size_t> order = orderBySteps(points);
    double sum = 0;
    std::int64_t used = 0;
    for (auto i = order.rbegin(); i != order.rend() && used < count; ++i) {
        if (!std::isnan(points.values[*i])) {
            sum += points.values[*i];
            ++used;
        }
    }
    if (used == 0) {
        const std::size_t all = points.size();
        return {SeriesSummary::none,
            "none of " + std::to_string(all) + (all == 1 ? " value" : " values") + " is a number"};
    }
    return {sum / static_cast<double>(used), "mean of the last " + std::to_string(used) + ofValues(points)};
}

RuledValue valueAtStep(double step, const SeriesPoints& points)
{
    if (points.steps.size() != points.size() || points.steps.empty()) {
        return {SeriesSummary::none, "the series counts no steps"};
    }
    const std::string wanted = "step " + formatNumber(step);
    const double last = *std::max_element(points.steps.begin(), points.steps.end());
    if (last < step) {
        return {SeriesSummary::none, "the series ends at step " + formatNumber(last) + ", before " + wanted};
    }
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool isCandidate = points.steps[i] <= step && !std::isnan(points.values[i]);
        if (isCandidate && (!found || points.steps[i] >= points.steps[*found])) {
            found = i;
        }
    }
    if (!found) {
        return {SeriesSummary::none, "the series has no number up to " + wanted};
    }
    const double at = points.steps[*found];
    const std::string how =
        at == step ? "at " + wanted : "at step " + formatNumber(at) + ", the last up to " + wanted;
    return {points.values[*found], how + "," + ofValues(points)};
}

} // namespace

bool ValueRule::operator==(const ValueRule& other) const
{
    return kind == other.kind && (kind != Kind::MeanOfLast || count == other.count)
        && (kind != Kind::AtStep || step == other.step);
}

std::string toText(const ValueRule& rule)
{
    switch (rule.kind) {
    case ValueRule::Kind::Best:
        return "best";
    case ValueRule::Kind::MeanOfLast:
        return "mean:" + std::to_string(rule.count);
    case ValueRule::Kind::AtStep:
        return "step:" + formatNumber(rule.step);
    case ValueRule::Kind::Last:
        break;
    }
    return "last";
}

std::optional<ValueRule> valueRuleFromText(std::string_view text)
{
    if (text == "last") {
        return ValueRule{};
    }
    if (text == "best") {
        return ValueRule{ValueRule::Kind::Best};
    }
    const std::size_t colon = text.find(':');
    const auto number = colon == std::string_view::npos ? std::nullopt : parseNumber(text.substr(colon + 1));
    if (!number || !std::isfinite(*number)) {
        return std::nullopt;
    }
    const std::string_view word = text.substr(0, colon);
    if (word == "step") {
        return ValueRule{ValueRule::Kind::AtStep, 5, *number};
    }
    const bool isCount = std::trunc(*number) == *number && *number >= 1
        && *number <= static_cast<double>(ValueRule::mostCount);
    if (word == "mean" && isCount) {
        return ValueRule{ValueRule::Kind::MeanOfLast, static_cast<std::int64_t>(*number)};
    }
    return std::nullopt;
}

bool suits(const ValueRule& rule, const Quantity& quantity)
{
    return rule.kind != ValueRule::Kind::Best || quantity.direction != Direction::None;
}

std::optional<RuledValue> applyRule(const ValueRule& rule, const Quantity& quantity,
    const SeriesSummary& summary, double last, const ReadPoints& read)
{
    switch (rule.kind) {
    case ValueRule::Kind::Best:
        return bestOf(quantity, summary);
    case ValueRule::Kind::Last:
        return RuledValue{last, "last" + ofValues(summary.numbers, summary.points)};
    case ValueRule::Kind::MeanOfLast:
    case ValueRule::Kind::AtStep:
        break;
    }
    const std::optional<SeriesPoints> points = read();
    if (!points) {
        return std::nullopt;
    }
    return rule.kind == ValueRule::Kind::AtStep ? valueAtStep(rule.step, *points)
                                                : meanOfLast(rule.count, *points);
}

} // namespace trefoil
