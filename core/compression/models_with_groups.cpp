// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compression/models_with_groups.h"

#include <algorithm>
#include <map>
#include <unordered_set>
#include <utility>

namespace trefoil {

namespace {

using VariantPlaces = std::map<std::uint32_t, std::pair<const FamilyReport*, std::size_t>>;

/// Of every variant of some baseline, by its group of replicates.
VariantPlaces placesOfVariants(const CompressionReport& report)
{
    VariantPlaces places;
    for (const FamilyReport& family : report.families) {
        for (std::size_t i = 0; i < family.variants.size(); ++i) {
            places.try_emplace(family.variants[i].group, &family, i);
        }
    }
    return places;
}

} // namespace

FamilyReport modelsWithGroups(const CompressionReport& report, const GroupTable& table)
{
    std::unordered_set<RunId> runs;
    for (const GroupedValue& reading : table.readings) {
        runs.insert(reading.run);
    }
    const VariantPlaces places = placesOfVariants(report);
    FamilyReport models;
    models.family.baseline = Replicates::none;
    for (std::uint32_t group = 0; group < report.replicates.groups.size(); ++group) {
        const bool hasValue = std::ranges::any_of(report.replicates.groups[group].rows,
            [&](std::uint32_t row) { return runs.contains(report.frame->runs[row]); });
        if (!hasValue) {
            continue;
        }
        models.family.variants.push_back({group, {}, false});
        VariantComparison& model = models.variants.emplace_back();
        model.group = group;
        if (const auto place = places.find(group); place != places.end()) {
            const auto& [family, index] = place->second;
            models.family.variants.back().isControl = family->family.variants[index].isControl;
            model.compression = family->variants[index].compression;
        }
    }
    return models;
}

} // namespace trefoil
