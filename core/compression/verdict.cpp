// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/verdict.h"

#include "core/units/group_prefixes.h"
#include "core/units/share.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace trefoil {

namespace {

constexpr std::string_view minus = "\u2212";

/// With so many decimals and a true minus sign; "+" before positive ones when asked for.
std::string decimal(double value, int places, std::string_view plus)
{
    char buffer[64];
    const auto end =
        std::to_chars(buffer, buffer + sizeof buffer, std::fabs(value), std::chars_format::fixed, places);
    const std::string digits = end.ec == std::errc() ? std::string(buffer, end.ptr) : "very much";
    const bool isZero = digits.find_first_not_of("0.") == std::string::npos;
    std::string text(value < 0 && !isZero ? minus : plus);
    return text += digits;
}

/// Four significant digits for numbers of any size.
std::string significant(double value)
{
    char buffer[64];
    const auto end =
        std::to_chars(buffer, buffer + sizeof buffer, std::fabs(value), std::chars_format::general, 4);
    std::string text(value < 0 ? minus : std::string_view("+"));
    return text.append(buffer, end.ptr);
}

std::string intervalText(const Interval& interval, double factor, int places)
{
    if (std::isnan(interval.low)) {
        return {};
    }
    std::string text = " [";
    text += decimal(factor * interval.low, places, "");
    text += ", ";
    text += decimal(factor * interval.high, places, "");
    return text += "]";
}

bool isQuality(const QuantityChange& change)
{
    return change.quantity->sphere == Sphere::Quality;
}

bool isGap(const QuantityChange& change)
{
    return change.quantity->id.starts_with(largestGapPrefix);
}

/// "0 in 3 of 10 runs and in 2 of 10 of the baseline"
std::string zerosText(const QuantityChange& change)
{
    const auto share = [](std::size_t zeros, const MeanDifference& side) {
        return std::to_string(zeros) + " of " + std::to_string(side.count);
    };
    const UnresolvedZeros& zeros = change.zeros;
    if (zeros.variant == 0) {
        return "0 in " + share(zeros.baseline, change.baseline) + " runs of the baseline";
    }
    std::string text = "0 in " + share(zeros.variant, change.variant) + " runs";
    return zeros.baseline == 0
        ? text
        : text + " and in " + share(zeros.baseline, change.baseline) + " of the baseline";
}

void listChanges(
    std::string& text, std::string_view title, const VariantComparison& comparison, Effect effect)
{
    std::string list;
    for (const QuantityChange& change : comparison.changes) {
        const bool isConstant = effect == Effect::Equal && !isQuality(change); // a condition, no finding
        if (change.effect == effect && !isConstant) {
            list += list.empty() ? "" : ", ";
            list += describeChange(change);
        }
    }
    if (!list.empty()) {
        text += text.empty() ? "" : "; ";
        text.append(title).append(": ").append(list);
    }
}

std::string evidenceText(const VariantComparison& comparison)
{
    std::size_t fewest = 0, most = 0, comparisons = 0;
    bool isPaired = true;
    for (const QuantityChange& change : comparison.changes) {
        if (change.evidence == Evidence::TooFewRuns) {
            continue;
        }
        const bool pairs = change.evidence == Evidence::PairedSeeds;
        const std::size_t n = pairs ? change.pairs : std::min(change.baseline.count, change.variant.count);
        fewest = fewest == 0 ? n : std::min(fewest, n);
        most = std::max(most, n);
        comparisons = std::max(comparisons, change.comparisons);
        isPaired = isPaired && pairs;
    }
    std::string text = std::to_string(fewest);
    if (most > fewest) {
        text += "-";
        text += std::to_string(most);
    }
    text += isPaired ? " pairs of seeds, paired t test" : " runs or pairs a side, paired t or Welch's test";
    text += ", 95 % intervals each for itself, p adjusted over ";
    text += std::to_string(comparisons);
    return text += " variants (Holm)";
}

bool gainsAsWell(const QuantityChange& variant, const QuantityChange& control)
{
    constexpr double atLeast = 0.5; // of the variant's gain
    const double sign = variant.quantity->direction == Direction::LowerIsBetter ? -1 : 1;
    const double own = sign * variant.change.mean;
    return own > 0 && sign * control.change.mean >= atLeast * own;
}

void warnControl(
    const VariantComparison& comparison, const ComparedFamily& family, std::vector<WarningText>& warnings)
{
    if (comparison.compression.method == CompressionMethod::None) {
        return;
    }
    for (const VariantComparison& control : family.variants) {
        if (control.compression.method != CompressionMethod::None || control.group == comparison.group) {
            continue;
        }
        for (const QuantityChange& change : comparison.changes) {
            const QuantityChange* ofControl = control.find(change.quantity->id);
            if (isQuality(change) && change.effect == Effect::Better && ofControl
                && gainsAsWell(change, *ofControl)) {
                std::string text = describeChange(change) + ", but the control ";
                text += family.replicates->groups[control.group].name;
                text += ", which is not compressed, has ";
                text += describeChange(*ofControl).substr(change.quantity->id.size() + 1);
                text += ": the gain need not come from compression";
                warnings.push_back({ComparisonWarning::GainOfControl, std::move(text)});
                break; // one quality says it; the others mostly move with it
            }
        }
    }
}

void warnCollapsed(const VariantComparison& comparison, std::vector<WarningText>& warnings)
{
    for (const QuantityChange& gap : comparison.changes) {
        const std::string_view id = gap.quantity->id;
        if (!isGap(gap) || !(gap.change.mean < 0)) {
            continue;
        }
        const QuantityChange* base = comparison.find(id.substr(largestGapPrefix.size()));
        const QuantityChange* quality = base ? base : comparison.find("accuracy");
        if (quality && quality->effect == Effect::Worse) {
            std::string text(id);
            text += " is smaller, but so is the quality (";
            text += describeChange(*quality);
            text += "): a model that gives everyone the same answer has no gap";
            warnings.push_back({ComparisonWarning::CollapsedModel, std::move(text)});
        }
    }
}

/// Also where no gap was imported: what such a model does to groups shows in no gap at all.
void warnOneAnswer(const VariantComparison& comparison, std::vector<WarningText>& warnings)
{
    constexpr double nearlyAll = 0.9;
    if (comparison.commonestAnswer >= nearlyAll && comparison.commonestAnswerOfBaseline < nearlyAll) {
        std::string text = decimal(100 * comparison.commonestAnswer, 1, "");
        text += " % of the examples get the same answer (baseline: ";
        text += decimal(100 * comparison.commonestAnswerOfBaseline, 1, "");
        text += " %): small gaps between groups are no fairness of such a model";
        warnings.push_back({ComparisonWarning::CollapsedModel, std::move(text)});
    }
}

void warnIdentical(const VariantComparison& comparison, std::vector<WarningText>& warnings)
{
    std::size_t qualities = 0;
    for (const QuantityChange& change : comparison.changes) {
        if (isQuality(change) && change.pairs > 0) {
            if (!change.isIdentical) {
                return;
            }
            ++qualities;
        }
    }
    if (qualities > 0) {
        warnings.push_back({ComparisonWarning::IdenticalResults,
            "every quality value equals the baseline's to the last digit: was the right model evaluated?"});
    }
}

void warnBiasedGap(
    const VariantComparison& comparison, const GroupSizes& sizes, std::vector<WarningText>& warnings)
{
    const bool hasGap = std::any_of(comparison.changes.begin(), comparison.changes.end(), isGap);
    if (!hasGap || sizes.groups <= 2) {
        return;
    }
    std::string text = "the largest gap over ";
    text += std::to_string(sizes.groups);
    text += " groups";
    if (sizes.smallest) {
        text += ", the smallest of ";
        text += decimal(*sizes.smallest, 0, "");
        text += " examples,";
    }
    text += " is biased upwards, and the worst group downwards: look at the single groups";
    warnings.push_back({ComparisonWarning::BiasedGap, std::move(text)});
}

/// "+23.6 %"; empty where the baseline's own is unknown or zero.
std::string shareWithBaseline(const VariantComparison& comparison, const ConsumptionWithBaseline& with)
{
    const QuantityChange* change = comparison.find(with.quantity->id);
    return change && change->baseline.mean > 0
        ? decimal(100 * (with.total / change->baseline.mean - 1), 1, "+") + " %"
        : std::string();
}

void warnUnresolvedZeros(const VariantComparison& comparison, std::vector<WarningText>& warnings)
{
    for (const QuantityChange& change : comparison.changes) {
        if (change.zeros.isAny()) {
            warnings.push_back({ComparisonWarning::UnresolvedZeros,
                change.quantity->id + " is " + zerosText(change)
                    + ": below what the tracker resolves; the gain cannot be told"});
        }
    }
}

void warnBaselineEnergy(const VariantComparison& comparison, std::vector<WarningText>& warnings)
{
    for (const ConsumptionWithBaseline& with : comparison.withBaseline) {
        if (with.quantity->id != "energy_kwh") {
            continue;
        }
        std::string text = "energy_kwh ";
        text += significant(with.own).substr(1);
        text += " kWh is the variant's own; with the baseline that it starts from ";
        text += significant(with.total).substr(1);
        text += " kWh";
        if (const std::string share = shareWithBaseline(comparison, with); !share.empty()) {
            text += ", ";
            text += share;
            text += " against the baseline alone";
        }
        warnings.push_back({ComparisonWarning::EnergyOfBaseline, std::move(text)});
    }
}

void warnFewRuns(const VariantComparison& comparison, std::vector<WarningText>& warnings)
{
    constexpr std::size_t few = 5;
    std::size_t most = 0;
    for (const QuantityChange& change : comparison.changes) {
        const bool pairs = change.evidence == Evidence::PairedSeeds;
        most = std::max(most, pairs ? change.pairs : std::min(change.baseline.count, change.variant.count));
    }
    if (most < few && !comparison.changes.empty()) {
        std::string text = "at most ";
        text += std::to_string(most);
        text += " runs a side: intervals are wide, and an effect that is not seen may exist";
        warnings.push_back({ComparisonWarning::FewRuns, std::move(text)});
    }
}

} // namespace

std::vector<WarningText> warningsOf(
    const VariantComparison& comparison, const GroupSizes& sizes, const ComparedFamily& family)
{
    std::vector<WarningText> warnings;
    warnCollapsed(comparison, warnings);
    warnOneAnswer(comparison, warnings);
    warnIdentical(comparison, warnings);
    warnControl(comparison, family, warnings);
    warnBiasedGap(comparison, sizes, warnings);
    warnUnresolvedZeros(comparison, warnings);
    warnBaselineEnergy(comparison, warnings);
    warnFewRuns(comparison, warnings);
    return warnings;
}

std::string describeChange(const QuantityChange& change)
{
    std::string text = change.quantity->id + " ";
    if (change.zeros.isAny()) {
        return text += zerosText(change);
    }
    if (isFraction(*change.quantity)) {
        text += decimal(100 * change.change.mean, 1, "+");
        text += " pt";
        return text += intervalText(change.change.interval, 100, 1);
    }
    if (!std::isnan(change.relative.value)) {
        text += decimal(100 * change.relative.value, 1, "+");
        text += " %";
        return text += intervalText(change.relative.interval, 100, 1);
    }
    text += significant(change.change.mean);
    if (!std::isnan(change.change.interval.low)) {
        text += " [";
        text += significant(change.change.interval.low);
        text += ", ";
        text += significant(change.change.interval.high);
        text += "]";
    }
    return text;
}

std::string describeWithBaseline(const VariantComparison& comparison, std::string_view quantityId)
{
    const ConsumptionWithBaseline* with = comparison.findWithBaseline(quantityId);
    const std::string share = with ? shareWithBaseline(comparison, *with) : std::string();
    return share.empty() ? share : share + " with the baseline's";
}

std::string verdictOf(const VariantComparison& comparison)
{
    if (comparison.changes.empty()) {
        return "no quantity in common with the baseline";
    }
    const bool tells = std::any_of(comparison.changes.begin(), comparison.changes.end(),
        [](const QuantityChange& change) { return change.evidence != Evidence::TooFewRuns; });
    std::string text;
    listChanges(text, "gain", comparison, Effect::Better);
    listChanges(text, "harm", comparison, Effect::Worse);
    listChanges(text, "no difference shown", comparison, Effect::Undecided);
    listChanges(text, "equal", comparison, Effect::Equal);
    listChanges(text, "cannot be told", comparison, Effect::Unresolved);
    listChanges(text, "not enough runs to tell", comparison, Effect::TooFewRuns);
    if (tells) {
        text += "; evidence: ";
        text += evidenceText(comparison);
    }
    return text;
}

std::string_view effectName(Effect effect)
{
    switch (effect) {
    case Effect::Better:
        return "better";
    case Effect::Worse:
        return "worse";
    case Effect::Undecided:
        return "no difference shown";
    case Effect::Equal:
        return "equal";
    case Effect::TooFewRuns:
        return "not enough runs to tell";
    case Effect::Unresolved:
        return "cannot be told";
    }
    return {};
}

std::string_view evidenceName(Evidence evidence)
{
    switch (evidence) {
    case Evidence::PairedSeeds:
        return "paired t test";
    case Evidence::Independent:
        return "Welch's test";
    case Evidence::TooFewRuns:
        return "none";
    }
    return {};
}

} // namespace trefoil
