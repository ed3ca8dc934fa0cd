// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/families.h"

#include "core/compression/comparison.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

namespace trefoil {

namespace {

/// Where a group comes from; its own number for one that a person called a baseline.
struct Origin {
    std::uint32_t baseline = 0;
    std::string reason;
};

using Origins = std::vector<std::optional<Origin>>; // by group

Origins originsByHand(
    const Frame& frame, const Replicates& replicates, std::span<const BaselineChoice> byHand)
{
    std::unordered_map<RunId, std::uint32_t> groupOfRun;
    for (std::uint32_t row = 0; row < frame.rowCount() && !byHand.empty(); ++row) {
        groupOfRun.emplace(frame.runs[row], replicates.groupOf[row]);
    }
    const auto groupOf = [&](RunId run) {
        const auto found = groupOfRun.find(run);
        return found == groupOfRun.end() ? Replicates::none : found->second;
    };
    Origins origins(replicates.groups.size());
    for (const BaselineChoice& choice : byHand) {
        const std::uint32_t group = groupOf(choice.run);
        const std::uint32_t baseline = choice.baseline.isValid() ? groupOf(choice.baseline) : group;
        if (group != Replicates::none && baseline != Replicates::none) {
            origins[group] = Origin{baseline, "set by hand"};
        }
    }
    return origins;
}

std::optional<Origin> proposedOrigin(
    const Replicates& replicates, std::span<const Parentage> parentage, std::uint32_t group)
{
    for (const std::uint32_t row : replicates.groups[group].rows) {
        const Parentage& own = parentage[row];
        const std::uint32_t baseline = own.baseline ? replicates.groupOf[*own.baseline] : Replicates::none;
        if (baseline != Replicates::none && baseline != group) {
            return Origin{baseline, own.compression.reason};
        }
    }
    return std::nullopt;
}

bool hasQuality(const Frame& frame, const ReplicateGroup& group)
{
    return std::ranges::any_of(frame.columns, [&](const auto& column) {
        return column->quantity->sphere == Sphere::Quality
            && std::ranges::any_of(group.rows, [&](std::uint32_t row) { return column->has(row); });
    });
}

/// A relative that nothing calls compressed, to the controls or to those that cannot be one.
void addRelative(CompressionFamily& family, const Frame& frame, const Replicates& replicates,
    std::span<const Parentage> parentage, std::uint32_t group)
{
    const ReplicateGroup& runs = replicates.groups[group];
    if (hasQuality(frame, runs)) {
        family.variants.push_back({group, parentage[runs.rows.front()].baselineReason, true});
    } else {
        family.withoutQuality.push_back(group);
    }
}

} // namespace

std::vector<CompressionFamily> compressionFamilies(const Frame& frame, const Replicates& replicates,
    std::span<const Parentage> parentage, std::span<const BaselineChoice> byHand)
{
    const auto count = static_cast<std::uint32_t>(replicates.groups.size());
    Origins origins = originsByHand(frame, replicates, byHand);
    std::map<std::uint32_t, CompressionFamily> families; // by baseline
    for (std::uint32_t group = 0; group < count; ++group) {
        if (!origins[group]) {
            origins[group] = proposedOrigin(replicates, parentage, group);
        }
        if (origins[group] && origins[group]->baseline != group) {
            CompressionFamily& family = families[origins[group]->baseline];
            family.baseline = origins[group]->baseline;
            family.variants.push_back({group, origins[group]->reason, false});
        }
    }
    std::unordered_map<std::string, std::vector<std::uint32_t>> orphans; // by model family
    for (std::uint32_t group = 0; group < count && !families.empty(); ++group) {
        if (!origins[group] && !families.contains(group)) {
            orphans[modelFamily(frame, replicates.groups[group].rows.front())].push_back(group);
        }
    }
    std::vector<CompressionFamily> list;
    for (auto& [baseline, family] : families) {
        const std::uint32_t first = replicates.groups[baseline].rows.front();
        for (const std::uint32_t group : orphans[modelFamily(frame, first)]) {
            addRelative(family, frame, replicates, parentage, group);
        }
        std::ranges::sort(family.variants, {}, &FamilyVariant::group);
        list.push_back(std::move(family));
    }
    return list;
}

CompressionFamily familyOfBaseline(const Frame& frame, const Replicates& replicates,
    std::span<const Parentage> parentage, std::span<const BaselineChoice> byHand, std::uint32_t baseline)
{
    auto families = compressionFamilies(frame, replicates, parentage, byHand);
    const auto known = std::ranges::find(families, baseline, &CompressionFamily::baseline);
    if (known != families.end()) {
        return std::move(*known);
    }
    const Origins origins = originsByHand(frame, replicates, byHand);
    CompressionFamily family;
    family.baseline = baseline;
    for (const std::uint32_t group : relativesOf(frame, replicates, baseline)) {
        if (origins[group]) {
            continue;
        }
        if (const auto proposed = proposedOrigin(replicates, parentage, group)) {
            family.variants.push_back({group, proposed->reason, false});
        } else {
            addRelative(family, frame, replicates, parentage, group);
        }
    }
    return family;
}

} // namespace trefoil
