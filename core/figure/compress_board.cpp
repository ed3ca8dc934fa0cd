// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/compress_board.h"

#include "core/figure/compare_board.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>

namespace trefoil {

namespace {

/// What saves when a model gets smaller, in the order in which it is asked for.
constexpr std::array savings{std::string_view{"energy_kwh"}, std::string_view{"emissions_kg_co2e"},
    std::string_view{"energy_per_token_kwh"}, std::string_view{"latency_s"}, std::string_view{"duration_s"},
    std::string_view{"size_bytes"}, std::string_view{"peak_memory_bytes"},
    std::string_view{"nonzero_parameters"}, std::string_view{"parameters"}};

using Families = std::span<const FamilyReport>;

/// In how many comparisons each quantity stands with a ratio to the baseline.
std::unordered_map<std::string, std::size_t> countRatios(Families families)
{
    std::unordered_map<std::string, std::size_t> counts;
    for (const FamilyReport& family : families) {
        for (const VariantComparison& variant : family.variants) {
            for (const QuantityChange& change : variant.changes) {
                counts[change.quantity->id] += change.relative.value > -1 ? 1U : 0U;
            }
        }
    }
    return counts;
}

bool isQuality(const Quantity& quantity)
{
    return quantity.sphere == Sphere::Quality;
}

/// The wanted id if most comparisons have it, else the first of the saved ones that they have, else the
/// fullest that is no quality.
std::string savingOf(const CompressionReport& report, Families shown, const std::string& wanted)
{
    auto counts = countRatios(shown);
    std::size_t most = 0;
    for (const Quantity* quantity : comparedQuantities(report)) {
        most = isQuality(*quantity) ? most : std::max(most, counts[quantity->id]);
    }
    const auto isFull = [&](const std::string& id) { return most > 0 && counts[id] * 2 >= most; };
    if (isFull(wanted)) {
        return wanted;
    }
    for (const std::string_view id : savings) {
        if (isFull(std::string(id))) {
            return std::string(id);
        }
    }
    for (const Quantity* quantity : comparedQuantities(report)) {
        if (!isQuality(*quantity) && counts[quantity->id] == most) {
            return quantity->id;
        }
    }
    return wanted;
}

std::string qualityOf(const CompressionReport& report, Families shown, const std::string& wanted)
{
    auto counts = countRatios(shown);
    if (counts[wanted] > 0) {
        return wanted;
    }
    std::string best = wanted;
    std::size_t most = 0;
    for (const Quantity* quantity : comparedQuantities(report)) {
        if (isQuality(*quantity) && counts[quantity->id] > most) {
            most = counts[quantity->id];
            best = quantity->id;
        }
    }
    return best;
}

bool isCompared(const CompressionReport& report, const std::string& id)
{
    const auto compared = comparedQuantities(report);
    return std::ranges::any_of(compared, [&](const Quantity* quantity) { return quantity->id == id; });
}

/// How much the comparisons with a baseline tell: spheres that they are made in, then values.
std::pair<std::size_t, std::size_t> fullnessOfFamily(const FamilyReport& family)
{
    std::size_t spheres = 0;
    std::size_t values = 0;
    for (const VariantComparison& variant : family.variants) {
        std::set<Sphere> compared;
        for (const QuantityChange& change : variant.changes) {
            if (change.baseline.count > 0 && change.variant.count > 0) {
                compared.insert(change.quantity->sphere);
                ++values;
            }
        }
        spheres += compared.size();
    }
    return {spheres, values};
}

/// The baseline that a person most likely means: many variants, and energy, quality and groups of each.
RunId fullestBaseline(const CompressionReport& report)
{
    const auto fullest = std::ranges::max_element(report.families, {}, fullnessOfFamily);
    return fullest == report.families.end()
        ? RunId()
        : report.frame->runs[report.replicates.groups[fullest->family.baseline].rows.front()];
}

} // namespace

bool hasRun(const CompressionReport& report, const FamilyReport& family, RunId run)
{
    return std::ranges::any_of(report.replicates.groups[family.family.baseline].rows,
        [&](std::uint32_t row) { return report.frame->runs[row] == run; });
}

std::vector<const Quantity*> comparedQuantities(const CompressionReport& report)
{
    std::vector<const Quantity*> quantities;
    for (const auto& column : report.frame->columns) {
        const bool isIn = std::ranges::any_of(report.families, [&](const FamilyReport& family) {
            return std::ranges::any_of(family.variants, [&](const VariantComparison& variant) {
                return variant.find(column->quantity->id) != nullptr;
            });
        });
        if (isIn) {
            quantities.push_back(column->quantity);
        }
    }
    return quantities;
}

std::size_t familyOf(const CompressionReport& report, RunId baseline)
{
    const auto found = std::ranges::find_if(
        report.families, [&](const FamilyReport& family) { return hasRun(report, family, baseline); });
    return found == report.families.end() ? 0 : static_cast<std::size_t>(found - report.families.begin());
}

CompressBoard suitableCompressBoard(const CompressionReport& report, CompressBoard wanted)
{
    if (report.families.empty()) {
        return wanted;
    }
    const bool isKnown = std::ranges::any_of(
        report.families, [&](const FamilyReport& family) { return hasRun(report, family, wanted.baseline); });
    if (!isKnown) {
        wanted.baseline = fullestBaseline(report);
    }
    if (!isCompared(report, wanted.x) || !isCompared(report, wanted.y)) {
        const PanelSpec compare = compareBoard(*report.frame).panels.front(); // a pass over the table
        Families shown = report.families;
        shown = wanted.showsAllFamilies ? shown : shown.subspan(familyOf(report, wanted.baseline), 1);
        wanted.x = isCompared(report, wanted.x) ? wanted.x : savingOf(report, shown, compare.x.quantityId);
        wanted.y = isCompared(report, wanted.y) ? wanted.y : qualityOf(report, shown, compare.y.quantityId);
    }
    return wanted;
}

} // namespace trefoil
