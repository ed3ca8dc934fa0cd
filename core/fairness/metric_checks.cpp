// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fairness/metric_checks.h"

#include <algorithm>
#include <cmath>

namespace trefoil {

namespace {

bool isSubset(const OutcomeFacts& facts, double a, double b)
{
    return std::all_of(facts.seen.begin(), facts.seen.begin() + static_cast<std::ptrdiff_t>(facts.seenCount),
        [&](double value) { return value == a || value == b; });
}

/// fairlearn's _get_labels_for_confusion_matrix.
std::optional<std::string> whyNotBinary(const PredictionTable& table, const OutcomeFacts& facts,
    const PositiveLabel& positive, bool occursPositive)
{
    const bool isMissing = facts.isLabelMissing || facts.isPredictionMissing;
    if (!positive.value) {
        const bool isUsual =
            table.classes.empty() && !isMissing && (isSubset(facts, 0, 1) || isSubset(facts, -1, 1));
        return isUsual
            ? std::nullopt
            : std::optional<std::string>("without a positive label, labels and predictions must be 0 and "
                                         "1 or -1 and 1, none missing");
    }
    const std::size_t different = facts.seenCount + (isMissing ? 1 : 0);
    if (different > 2) {
        // fairlearn refuses more than two labels; here the positive one is told from all the others.
        if (!occursPositive) {
            return "the positive label does not occur";
        }
        return isMissing ? std::optional<std::string>("a label or prediction is missing") : std::nullopt;
    }
    const auto end = facts.seen.begin() + static_cast<std::ptrdiff_t>(facts.seenCount);
    if (different == 2 && std::find(facts.seen.begin(), end, *positive.value) == end) {
        return "the positive label does not occur";
    }
    return isMissing ? std::optional<std::string>("a label or prediction is missing") : std::nullopt;
}

/// Whether any label or prediction of the level is the positive one.
bool occursPositiveIn(const TableSums& sums, const Grouping& grouping, std::size_t level)
{
    const auto first = sums.cells.begin() + static_cast<std::ptrdiff_t>(level * grouping.stride());
    return std::any_of(first, first + static_cast<std::ptrdiff_t>(grouping.stride()),
        [](const CellSums& cell) { return cell.weight() > cell.confusion[0]; });
}

std::optional<std::string> whyNoClasses(const OutcomeFacts& facts)
{
    if (facts.isLabelMissing || facts.isPredictionMissing) {
        return "a label or prediction is missing";
    }
    if (facts.hasFraction) {
        return "a label or prediction is no class but a fraction";
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string> whyRefused(MetricKind kind, const PredictionTable& table, const TableSums& sums,
    const Grouping& grouping, const PositiveLabel& positive)
{
    if (kind == MetricKind::Selection && !table.classes.empty() && !positive.value) {
        return "labels are texts: name the positive one";
    }
    if (kind == MetricKind::Numbers && !table.classes.empty()) {
        return "labels are texts, not numbers";
    }
    if (kind == MetricKind::Scores && table.scores.empty()) {
        return "there are no scores";
    }
    for (std::size_t level = 0; level < grouping.levels.size(); ++level) {
        const OutcomeFacts& facts = sums.levels[level];
        std::optional<std::string> why;
        if (kind == MetricKind::ConfusionRate || kind == MetricKind::Scores) {
            why = whyNotBinary(table, facts, positive, occursPositiveIn(sums, grouping, level));
        } else if (kind == MetricKind::Classes) {
            why = whyNoClasses(facts);
        } else if (kind == MetricKind::Selection && facts.hasLabelFraction && !positive.value) {
            why = "labels are numbers of any size, not classes";
        }
        if (why) {
            return why;
        }
    }
    return std::nullopt;
}

} // namespace trefoil
