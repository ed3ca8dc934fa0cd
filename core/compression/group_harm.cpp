// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/group_harm.h"

#include "core/compression/size_ratio.h"
#include "core/domain/record.h"
#include "core/fairness/compression_harm.h"
#include "core/statistics/proportion.h"
#include "core/units/share.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace trefoil {

namespace {

constexpr double groupConfidence = 0.95;

std::unordered_map<RunId, std::uint32_t> rowsByRun(const Frame& frame)
{
    std::unordered_map<RunId, std::uint32_t> rows;
    for (std::uint32_t row = 0; row < frame.rowCount(); ++row) {
        rows.emplace(frame.runs[row], row);
    }
    return rows;
}

std::unordered_set<RunId> runsOf(const CompressionReport& report, const FamilyReport& family)
{
    std::unordered_set<RunId> runs;
    const auto add = [&](std::uint32_t group) {
        for (const std::uint32_t row : report.replicates.groups[group].rows) {
            runs.insert(report.frame->runs[row]);
        }
    };
    if (family.family.baseline != Replicates::none) {
        add(family.family.baseline);
    }
    for (const FamilyVariant& variant : family.family.variants) {
        add(variant.group);
    }
    return runs;
}

/// Keys by how often they occur, the most frequent first, equal ones as they are ordered.
template <class Key>
std::vector<Key> byCount(const std::map<Key, std::size_t>& counts)
{
    std::vector<Key> keys;
    for (const auto& [key, count] : counts) {
        keys.push_back(key);
    }
    std::ranges::stable_sort(keys, std::ranges::greater(), [&](const Key& key) { return counts.at(key); });
    return keys;
}

bool isOf(const GroupTable& table, const GroupedValue& reading, std::string_view quantityId)
{
    return table.quantities[reading.quantity]->id == quantityId;
}

/// The values of one group of people as a column of the frame, so that it is compared like any other.
struct GroupValues {
    Column column;
    std::map<std::uint32_t, std::int64_t> support; ///< by row
    std::vector<double> examples; ///< by row: that the value is a share of; NaN: not known
};

std::map<std::string, GroupValues> groupValues(const CompressionReport& report, const FamilyReport& family,
    const GroupTable& table, std::string_view quantityId, std::string_view attribute)
{
    const Frame& frame = *report.frame;
    const auto rows = rowsByRun(frame);
    const auto runs = runsOf(report, family);
    std::map<std::string, GroupValues> values;
    for (const GroupedValue& reading : table.readings) {
        const GroupName& name = table.groups[reading.group];
        const auto row = rows.find(reading.run);
        if (name.attribute != attribute || !isOf(table, reading, quantityId) || row == rows.end()
            || !runs.contains(reading.run)) {
            continue;
        }
        GroupValues& own = values[name.group];
        if (own.column.quantity == nullptr) {
            own.column.quantity = table.quantities[reading.quantity];
            own.column.values.assign(frame.rowCount(), absent);
            own.column.grades.assign(frame.rowCount(), Grade::Absent);
            own.examples.assign(frame.rowCount(), undefinedNumber);
        }
        own.column.values[row->second] = reading.value;
        own.column.grades[row->second] = reading.grade;
        if (reading.support) {
            own.support[row->second] = *reading.support;
            if (isShareOfSupport(*own.column.quantity, reading.grade)) {
                own.examples[row->second] = static_cast<double>(*reading.support);
            }
        }
    }
    return values;
}

/// NaN examples where some run with a value does not say how many.
GroupComparison::Basis basisOf(const GroupValues& values, const ReplicateGroup& model)
{
    GroupComparison::Basis basis;
    double examples = 0;
    std::size_t runs = 0;
    for (const std::uint32_t row : model.rows) {
        if (values.column.has(row)) {
            examples += values.examples[row];
            basis.derivedRuns += values.column.grades[row] == Grade::Derived ? 1U : 0U;
            ++runs;
        }
    }
    basis.examples = runs > 0 ? examples / static_cast<double>(runs) : undefinedNumber;
    return basis;
}

std::optional<std::int64_t> supportOf(const GroupValues& values, const ReplicateGroup& baseline)
{
    for (const std::uint32_t row : baseline.rows) {
        if (const auto found = values.support.find(row); found != values.support.end()) {
            return found->second;
        }
    }
    return values.support.empty() ? std::nullopt : std::optional(values.support.begin()->second);
}

std::string fixedDecimals(double value, int places)
{
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*f", places, std::fabs(value));
    std::string text(buffer.data());
    return (value < 0 && text.find_first_not_of("0.") != std::string::npos ? "\u2212" : "") + text;
}

} // namespace

std::vector<std::string> attributesOf(const CompressionReport& report, const FamilyReport& family,
    const GroupTable& table, std::string_view quantityId)
{
    const auto runs = runsOf(report, family);
    std::map<std::string, std::unordered_set<std::uint32_t>> groups;
    for (const GroupedValue& reading : table.readings) {
        if (isOf(table, reading, quantityId) && runs.contains(reading.run)) {
            groups[table.groups[reading.group].attribute].insert(reading.group);
        }
    }
    std::vector<std::string> attributes;
    for (const auto& [attribute, own] : groups) {
        attributes.push_back(attribute);
    }
    const auto isIntersection = [](const std::string& attribute) {
        return attribute.find("_x_") != std::string::npos || attribute.find(" x ") != std::string::npos
            || attribute.find(", ") != std::string::npos;
    };
    std::ranges::stable_sort(attributes, [&](const std::string& one, const std::string& other) {
        if (isIntersection(one) != isIntersection(other)) {
            return isIntersection(other);
        }
        return groups.at(one).size() > groups.at(other).size();
    });
    return attributes;
}

std::vector<const Quantity*> groupQuantitiesOf(
    const CompressionReport& report, const FamilyReport& family, const GroupTable& table)
{
    const auto runs = runsOf(report, family);
    std::map<std::uint32_t, std::size_t> counts;
    for (const GroupedValue& reading : table.readings) {
        if (runs.contains(reading.run)) {
            ++counts[reading.quantity];
        }
    }
    std::vector<const Quantity*> quantities;
    for (const std::uint32_t number : byCount(counts)) {
        quantities.push_back(table.quantities[number]);
    }
    std::ranges::stable_partition(
        quantities, [](const Quantity* quantity) { return quantity->direction != Direction::None; });
    return quantities;
}

GroupComparison compareGroups(const CompressionReport& report, const FamilyReport& family,
    const GroupTable& table, std::string_view quantityId, std::string_view attribute)
{
    const auto values = groupValues(report, family, table, quantityId, attribute);
    const ReplicateGroup nothing;
    const ReplicateGroup& baseline = family.family.baseline == Replicates::none
        ? nothing
        : report.replicates.groups[family.family.baseline];
    GroupComparison comparison;
    comparison.attribute = attribute;
    std::vector<const GroupValues*> ordered;
    std::vector<std::pair<GroupComparison::Group, const GroupValues*>> groups;
    for (const auto& [name, own] : values) {
        groups.push_back({{name, supportOf(own, baseline)}, &own});
        comparison.quantity = own.column.quantity;
    }
    std::ranges::stable_sort(
        groups, std::ranges::greater(), [](const auto& group) { return group.first.support.value_or(-1); });
    for (auto& [group, own] : groups) {
        comparison.baseline.push_back(estimateOf(own->column, baseline.rows, groupConfidence));
        comparison.baselineBases.push_back(basisOf(*own, baseline));
        comparison.groups.push_back(std::move(group));
        ordered.push_back(own);
    }
    for (const FamilyVariant& member : family.family.variants) {
        GroupComparison::Variant variant{member.group, {}};
        bool hasAny = false;
        for (const GroupValues* own : ordered) {
            variant.changes.push_back(compareColumn(*report.frame, own->column, baseline,
                report.replicates.groups[member.group], groupConfidence));
            variant.bases.push_back(basisOf(*own, report.replicates.groups[member.group]));
            hasAny = hasAny || variant.changes.back().variant.count > 0;
        }
        if (hasAny) {
            comparison.variants.push_back(std::move(variant));
        }
    }
    return comparison;
}

Interval intervalOf(const MeanDifference& mean, const GroupComparison::Basis& basis)
{
    if (std::isnan(basis.examples)) {
        return mean.interval;
    }
    return wilsonInterval(
        {std::clamp(mean.mean, 0.0, 1.0) * basis.examples, basis.examples}, groupConfidence);
}

bool hasError(const Quantity& quantity)
{
    return isFraction(quantity) && quantity.direction != Direction::None;
}

double normalisedChange(const Quantity& quantity, double baseline, double variant)
{
    if (!hasError(quantity)) {
        return undefinedNumber;
    }
    const bool isRight = quantity.direction == Direction::HigherIsBetter;
    return isRight ? errorChange(1 - baseline, 1 - variant).relative
                   : errorChange(baseline, variant).relative;
}

GroupSizes groupSizesOf(const CompressionReport& report, const FamilyReport& family, const GroupTable& table)
{
    std::unordered_set<RunId> runs;
    for (const std::uint32_t row : report.replicates.groups[family.family.baseline].rows) {
        runs.insert(report.frame->runs[row]);
    }
    std::map<std::pair<std::string, std::uint32_t>, std::unordered_set<std::uint32_t>> groups;
    GroupSizes sizes;
    for (const GroupedValue& reading : table.readings) {
        if (!runs.contains(reading.run) || isTooSmallToCompare(reading.support)) {
            continue;
        }
        auto& own = groups[{table.groups[reading.group].attribute, reading.quantity}];
        own.insert(reading.group);
        sizes.groups = std::max(sizes.groups, own.size());
        if (reading.support) {
            const auto support = static_cast<double>(*reading.support);
            sizes.smallest = sizes.smallest ? std::min(*sizes.smallest, support) : support;
        }
    }
    return sizes;
}

Amplification amplificationOf(const FamilyReport& family, const GroupComparison& comparison)
{
    Amplification amplification;
    std::vector<bool> counts(comparison.groups.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
        counts[i] = !isTooSmallToCompare(comparison.groups[i].support);
        amplification.groups += counts[i] ? 1U : 0U;
    }
    const auto gapOf = [&](auto&& meanAt) {
        double low = absent, high = absent;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (counts[i]) {
                low = std::fmin(low, meanAt(i));
                high = std::fmax(high, meanAt(i));
            }
        }
        return high - low;
    };
    amplification.gapOfBaseline = gapOf([&](std::size_t i) { return comparison.baseline[i].mean; });
    const std::optional<RatioBasis> basis = ratioBasisOf(family);
    std::vector<double> halvings{0};
    std::vector<double> gaps{amplification.gapOfBaseline};
    for (const GroupComparison::Variant& variant : comparison.variants) {
        const auto own = std::ranges::find(family.variants, variant.group, &VariantComparison::group);
        const double ratio =
            own == family.variants.end() || !basis ? absent : sizeRatio(*own, *basis).value_or(absent);
        const double gap = gapOf([&](std::size_t i) { return variant.changes[i].variant.mean; });
        if (ratio > 0 && std::isfinite(gap)) {
            halvings.push_back(std::log2(ratio));
            gaps.push_back(gap);
        }
    }
    if (amplification.groups >= 2 && std::isfinite(gaps.front()) && gaps.size() >= 4) {
        amplification.trend = linearTrend(halvings, gaps, groupConfidence);
    }
    return amplification;
}

std::string describeAmplification(const Amplification& amplification, const Quantity& quantity)
{
    const LinearTrend& trend = amplification.trend;
    if (quantity.unit.dimension == Dimension::Count) {
        return "Counts of groups of different sizes have no gap that could grow.";
    }
    if (!std::isfinite(trend.slope) || !std::isfinite(trend.interval.low)) {
        return "Whether groups drift apart cannot be told: fewer than three variants say their size and have "
               "values by group.";
    }
    const double factor = isFraction(quantity) ? 100 : 1;
    const std::string unit = isFraction(quantity) ? " pt" : "";
    std::string text = trend.slope < 0 ? "Each halving of the model narrows the gap between "
                                       : "Each halving of the model widens the gap between ";
    text += std::to_string(amplification.groups) + " groups by ";
    text += fixedDecimals(factor * std::fabs(trend.slope), 2) + unit;
    const double low = trend.slope < 0 ? -trend.interval.high : trend.interval.low;
    const double high = trend.slope < 0 ? -trend.interval.low : trend.interval.high;
    text += " [" + fixedDecimals(factor * low, 2) + ", " + fixedDecimals(factor * high, 2) + "]";
    if (std::isfinite(trend.test.p)) {
        text += trend.test.p < 0.001 ? ", p < 0.001" : ", p = " + fixedDecimals(trend.test.p, 3);
    }
    return text + ", over " + std::to_string(trend.count - 1) + " variants and their baseline.";
}

} // namespace trefoil
