// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/comparison.h"

#include "core/derive/unresolved_zero.h"
#include "core/statistics/multiple_tests.h"
#include "core/units/group_prefixes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>

namespace trefoil {

namespace {

constexpr std::array consumptions{std::string_view{"energy_kwh"}, std::string_view{"emissions_kg_co2e"},
    std::string_view{"cost_usd"}, std::string_view{"duration_s"}};

std::size_t countUnresolvedZeros(
    const Frame& frame, const Column& column, std::span<const std::uint32_t> rows)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(rows, [&](std::uint32_t row) { return isUnresolvedZero(frame, column, row); }));
}

bool isComparable(const Frame& frame, const Column& column)
{
    const std::string_view id = column.quantity->id;
    if (column.quantity->direction == Direction::None) {
        return false;
    }
    if (!id.starts_with(largestGapPrefix)) {
        return true;
    }
    const Column* base = frame.find(id.substr(largestGapPrefix.size()));
    return !base || base->quantity->direction != Direction::None;
}

std::vector<double> valuesOf(const Column& column, std::span<const std::uint32_t> rows)
{
    std::vector<double> values;
    for (const std::uint32_t row : rows) {
        if (std::isfinite(column.values[row])) {
            values.push_back(column.values[row]);
        }
    }
    return values;
}

using RowsBySeed = std::map<std::string, std::uint32_t>;

/// Rows by seed; empty when a seed occurs twice, since it is not known then which runs belong together.
RowsBySeed rowsBySeed(const Frame& frame, std::span<const std::uint32_t> rows)
{
    RowsBySeed bySeed;
    for (const std::uint32_t row : rows) {
        const std::string seed = seedOf(frame, row);
        if (!seed.empty() && !bySeed.emplace(seed, row).second) {
            return {};
        }
    }
    return bySeed;
}

struct Pairs {
    std::vector<double> before, after;
};

Pairs pairsOf(const Column& column, const RowsBySeed& baseline, const RowsBySeed& variant)
{
    Pairs pairs;
    for (const auto& [seed, row] : variant) {
        const auto other = baseline.find(seed);
        if (other != baseline.end() && std::isfinite(column.values[row])
            && std::isfinite(column.values[other->second])) {
            pairs.before.push_back(column.values[other->second]);
            pairs.after.push_back(column.values[row]);
        }
    }
    return pairs;
}

/// Both sides of one comparison.
struct Sides {
    const Frame& frame;
    const ReplicateGroup& baseline;
    const ReplicateGroup& variant;
    RowsBySeed baselineSeeds, variantSeeds;
};

QuantityChange changeOf(const Column& column, const Sides& sides, double confidence)
{
    QuantityChange change;
    change.quantity = column.quantity;
    const std::vector<double> before = valuesOf(column, sides.baseline.rows);
    const std::vector<double> after = valuesOf(column, sides.variant.rows);
    change.baseline = meanOf(before, confidence);
    change.variant = meanOf(after, confidence);
    const Pairs pairs = pairsOf(column, sides.baselineSeeds, sides.variantSeeds);
    change.pairs = pairs.before.size();
    change.isIdentical = !pairs.before.empty() && pairs.before == pairs.after;
    change.zeros = {countUnresolvedZeros(sides.frame, column, sides.baseline.rows),
        countUnresolvedZeros(sides.frame, column, sides.variant.rows)};
    if (change.zeros.isAny() && !before.empty() && !after.empty()) {
        change.evidence = Evidence::TooFewRuns; // of runs that tell
        change.change.mean = change.variant.mean - change.baseline.mean;
        return change;
    }
    if (change.pairs >= 2) {
        change.evidence = Evidence::PairedSeeds;
        change.change = pairedDifference(pairs.before, pairs.after, confidence);
        change.relative = pairedRelativeChange(pairs.before, pairs.after, confidence);
        return change;
    }
    change.evidence = before.size() >= 2 && after.size() >= 2 ? Evidence::Independent : Evidence::TooFewRuns;
    change.change = welchDifference(before, after, confidence);
    change.relative = independentRelativeChange(before, after, confidence);
    return change;
}

/// Values that never vary need no test: a packed file has one size.
bool isExact(const QuantityChange& change)
{
    return change.evidence != Evidence::TooFewRuns && change.change.standardDeviation == 0;
}

Effect effectOf(const QuantityChange& change, double significance)
{
    if (change.zeros.isAny()) {
        return Effect::Unresolved;
    }
    if (change.evidence == Evidence::TooFewRuns) {
        return Effect::TooFewRuns;
    }
    if (isExact(change) && change.change.mean == 0) {
        return Effect::Equal;
    }
    if (!isExact(change) && !(change.adjustedP < significance)) {
        return Effect::Undecided;
    }
    const bool rises = change.change.mean > 0;
    return rises == (change.quantity->direction == Direction::HigherIsBetter) ? Effect::Better
                                                                              : Effect::Worse;
}

/// One family of tests is one quantity over all variants.
void adjust(std::vector<VariantComparison>& comparisons, const ComparisonOptions& options)
{
    std::map<const Quantity*, std::vector<QuantityChange*>> families;
    for (VariantComparison& comparison : comparisons) {
        for (QuantityChange& change : comparison.changes) {
            families[change.quantity].push_back(&change);
        }
    }
    for (auto& [quantity, family] : families) {
        std::vector<double> p;
        for (const QuantityChange* change : family) {
            p.push_back(change->change.test.p);
        }
        const std::vector<double> adjusted = holm(p);
        const auto tested = static_cast<std::size_t>(
            std::count_if(p.begin(), p.end(), [](double each) { return !std::isnan(each); }));
        for (std::size_t i = 0; i < family.size(); ++i) {
            family[i]->adjustedP = adjusted[i];
            family[i]->comparisons = tested;
            family[i]->effect = effectOf(*family[i], options.significance);
        }
    }
}

std::vector<ConsumptionWithBaseline> consumptionWithBaseline(
    const Frame& frame, const Sides& sides, double confidence)
{
    std::vector<ConsumptionWithBaseline> list;
    for (const std::string_view id : consumptions) {
        const Column* column = frame.find(id);
        if (!column) {
            continue;
        }
        const MeanDifference before = estimateOf(*column, sides.baseline.rows, confidence);
        const MeanDifference own = estimateOf(*column, sides.variant.rows, confidence);
        const bool isResolved = countUnresolvedZeros(frame, *column, sides.baseline.rows) == 0
            && countUnresolvedZeros(frame, *column, sides.variant.rows) == 0;
        if (before.count == 0 || own.count == 0 || !isResolved) {
            continue;
        }
        ConsumptionWithBaseline with{column->quantity, own.mean, own.mean + before.mean, {}};
        Pairs pairs = pairsOf(*column, sides.baselineSeeds, sides.variantSeeds);
        if (pairs.before.size() >= 2) {
            for (std::size_t i = 0; i < pairs.before.size(); ++i) {
                pairs.after[i] += pairs.before[i];
            }
            const MeanDifference total = meanOf(pairs.after, confidence);
            with.total = total.mean;
            with.totalInterval = total.interval;
        }
        list.push_back(with);
    }
    return list;
}

double commonestAnswerOf(const Frame& frame, const ReplicateGroup& group)
{
    const Column* truePositives = frame.find("true_positives");
    const Column* falsePositives = frame.find("false_positives");
    const Column* trueNegatives = frame.find("true_negatives");
    const Column* falseNegatives = frame.find("false_negatives");
    double sum = 0;
    std::size_t runs = 0;
    if (!truePositives || !falsePositives || !trueNegatives || !falseNegatives) {
        return undefinedNumber;
    }
    for (const std::uint32_t row : group.rows) {
        const double positive = truePositives->values[row] + falsePositives->values[row];
        const double negative = trueNegatives->values[row] + falseNegatives->values[row];
        if (positive + negative > 0) { // false where one of them is absent
            sum += std::max(positive, negative) / (positive + negative);
            ++runs;
        }
    }
    return runs > 0 ? sum / static_cast<double>(runs) : undefinedNumber;
}

} // namespace

const QuantityChange* VariantComparison::find(std::string_view quantityId) const
{
    const auto found = std::find_if(changes.begin(), changes.end(),
        [&](const QuantityChange& change) { return change.quantity->id == quantityId; });
    return found == changes.end() ? nullptr : &*found;
}

const ConsumptionWithBaseline* VariantComparison::findWithBaseline(std::string_view quantityId) const
{
    const auto found = std::find_if(withBaseline.begin(), withBaseline.end(),
        [&](const ConsumptionWithBaseline& with) { return with.quantity->id == quantityId; });
    return found == withBaseline.end() ? nullptr : &*found;
}

std::size_t runsBehind(const QuantityChange& change)
{
    return change.evidence == Evidence::PairedSeeds ? change.pairs
                                                    : std::min(change.baseline.count, change.variant.count);
}

QuantityChange compareColumn(const Frame& frame, const Column& column, const ReplicateGroup& baseline,
    const ReplicateGroup& variant, double confidence)
{
    const Sides sides{
        frame, baseline, variant, rowsBySeed(frame, baseline.rows), rowsBySeed(frame, variant.rows)};
    return changeOf(column, sides, confidence);
}

std::vector<VariantComparison> compareWithBaseline(const Frame& frame, const Replicates& replicates,
    std::uint32_t baseline, std::span<const std::uint32_t> variants, const ComparisonOptions& options)
{
    const ReplicateGroup& before = replicates.groups[baseline];
    const RowsBySeed baselineSeeds = rowsBySeed(frame, before.rows);
    const std::vector<Parentage> parentage = proposeParentage(frame);
    std::vector<VariantComparison> comparisons;
    for (const std::uint32_t group : variants) {
        const ReplicateGroup& after = replicates.groups[group];
        const Sides sides{frame, before, after, baselineSeeds, rowsBySeed(frame, after.rows)};
        VariantComparison comparison;
        comparison.group = group;
        comparison.compression = parentage[after.rows.front()].compression;
        comparison.commonestAnswer = commonestAnswerOf(frame, after);
        comparison.commonestAnswerOfBaseline = commonestAnswerOf(frame, before);
        for (const auto& column : frame.columns) {
            if (isComparable(frame, *column)) {
                QuantityChange change = changeOf(*column, sides, options.confidence);
                if (change.baseline.count > 0 && change.variant.count > 0) {
                    comparison.changes.push_back(std::move(change));
                }
            }
        }
        if (startsFromBaseline(comparison.compression.method)) {
            comparison.withBaseline = consumptionWithBaseline(frame, sides, options.confidence);
        }
        comparisons.push_back(std::move(comparison));
    }
    adjust(comparisons, options);
    return comparisons;
}

std::vector<std::uint32_t> relativesOf(
    const Frame& frame, const Replicates& replicates, std::uint32_t baseline)
{
    const std::string family = modelFamily(frame, replicates.groups[baseline].rows.front());
    std::vector<std::uint32_t> relatives;
    for (std::uint32_t group = 0; group < replicates.groups.size(); ++group) {
        const std::uint32_t first = replicates.groups[group].rows.front();
        if (group != baseline && modelFamily(frame, first) == family) {
            relatives.push_back(group);
        }
    }
    return relatives;
}

} // namespace trefoil
