// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/groups_board.h"

#include "core/figure/compress_board.h"

#include <algorithm>

namespace trefoil {

bool hasGroups(const CompressionReport& report, const FamilyReport& family, const GroupTable& table)
{
    return !groupQuantitiesOf(report, family, table).empty();
}

GroupsBoard suitableGroupsBoard(const CompressionReport& report, const GroupTable& table, GroupsBoard wanted)
{
    if (report.families.empty()) {
        return wanted;
    }
    const auto isWanted = [&](const FamilyReport& family) { return hasRun(report, family, wanted.baseline); };
    if (std::ranges::none_of(report.families, isWanted)) {
        const auto first = std::ranges::find_if(
            report.families, [&](const FamilyReport& family) { return hasGroups(report, family, table); });
        const FamilyReport& family = first == report.families.end() ? report.families.front() : *first;
        wanted.baseline = report.frame->runs[report.replicates.groups[family.family.baseline].rows.front()];
    }
    const FamilyReport& family = report.families[familyOf(report, wanted.baseline)];
    const auto quantities = groupQuantitiesOf(report, family, table);
    const auto isChosen = [&](const Quantity* quantity) { return quantity->id == wanted.quantity; };
    if (!quantities.empty() && std::ranges::none_of(quantities, isChosen)) {
        wanted.quantity = quantities.front()->id;
    }
    const auto attributes = attributesOf(report, family, table, wanted.quantity);
    if (!attributes.empty() && std::ranges::find(attributes, wanted.attribute) == attributes.end()) {
        wanted.attribute = attributes.front();
    }
    const auto chosen = std::ranges::find_if(quantities, isChosen);
    if (chosen != quantities.end() && !hasError(**chosen)) {
        wanted.change = GroupChangeForm::Difference;
    }
    return wanted;
}

} // namespace trefoil
