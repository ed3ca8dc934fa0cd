// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/groups_board.h"

#include "core/compression/models_with_groups.h"
#include "core/figure/compress_board.h"

#include <algorithm>

namespace trefoil {

bool hasGroups(const CompressionReport& report, const FamilyReport& family, const GroupTable& table)
{
    return !groupQuantitiesOf(report, family, table).empty();
}

std::shared_ptr<const FamilyReport> shownModels(
    const CompressionReportPointer& report, const GroupTable& table, const GroupsBoard& board)
{
    if (board.showsEveryModel || report->families.empty()) {
        return std::make_shared<const FamilyReport>(modelsWithGroups(*report, table));
    }
    return {report, &report->families[familyOf(*report, board.baseline)]};
}

GroupsBoard suitableGroupsBoard(
    const CompressionReportPointer& report, const GroupTable& table, GroupsBoard wanted)
{
    const auto hasOwnGroups = [&](const FamilyReport& family) { return hasGroups(*report, family, table); };
    const auto isWanted = [&](const FamilyReport& family) {
        return hasRun(*report, family, wanted.baseline);
    };
    if (!wanted.showsEveryModel && std::ranges::none_of(report->families, isWanted)) {
        const auto first = std::ranges::find_if(report->families, hasOwnGroups);
        wanted.showsEveryModel = first == report->families.end();
        if (!wanted.showsEveryModel) {
            wanted.baseline =
                report->frame->runs[report->replicates.groups[first->family.baseline].rows.front()];
        }
    }
    const auto family = shownModels(report, table, wanted);
    const auto quantities = groupQuantitiesOf(*report, *family, table);
    const auto isChosen = [&](const Quantity* quantity) { return quantity->id == wanted.quantity; };
    if (!quantities.empty() && std::ranges::none_of(quantities, isChosen)) {
        wanted.quantity = quantities.front()->id;
    }
    const auto attributes = attributesOf(*report, *family, table, wanted.quantity);
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
