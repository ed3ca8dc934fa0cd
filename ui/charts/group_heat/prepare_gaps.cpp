// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/group_heat/prepare_gaps.h"

#include "core/compression/group_gap.h"
#include "core/units/share.h"
#include "ui/bridge/unit_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace trefoil {
namespace {

struct GroupGapsPrepareText {
    Q_DECLARE_TR_FUNCTIONS(GroupGapsPrepareText)
};

constexpr double twoDigitGap = 10;

/// How far every group of a model is from its best one.
struct GapsOfModel {
    std::vector<double> gaps; ///< NaN: no value, or nothing to measure it by
    std::vector<double> halfWidths; ///< of the large groups, canonical unit
};

GapsOfModel gapsOfGroups(const GroupComparison& comparison, const GroupComparison::Variant& model)
{
    const std::vector<double> values = valuesOf(model);
    const auto best = bestGroup(comparison, values);
    GapsOfModel own;
    for (std::size_t row = 0; row < values.size(); ++row) {
        own.gaps.push_back(best ? values[row] - values[*best] : undefinedNumber);
        const Interval interval = intervalOf(model.changes[row].variant, model.bases[row]);
        const double width = interval.high - interval.low;
        if (width > 0 && !isTooSmallToCompare(comparison.groups[row].support))
            own.halfWidths.push_back(width / 2);
    }
    return own;
}

} // namespace

PreparedGroupHeat prepareGroupGaps(
    const CompressionReport& report, const GroupComparison& comparison, const RowSet* visible)
{
    PreparedGroupHeat heat;
    heat.isFromBestGroup = true;
    heat.rows = groupRows(comparison);
    if (!comparison.quantity)
        return heat;
    for (const GroupComparison::Group& group : comparison.groups)
        heat.isSmall.push_back(isTooSmallToCompare(group.support));
    const double factor = isFraction(*comparison.quantity) ? 100 : 1;
    heat.unit = isFraction(*comparison.quantity) ? GroupGapsPrepareText::tr("percentage points")
                                                 : unitText(comparison.quantity->unit.symbol);
    heat.hasDirection = comparison.quantity->direction != Direction::None;
    heat.isLowerBetter = comparison.quantity->direction == Direction::LowerIsBetter;
    std::vector<const GroupComparison::Variant*> shown;
    std::vector<GapsOfModel> models;
    std::vector<double> halfWidths;
    double largestOfAny = 0;
    for (const GroupComparison::Variant& model : comparison.variants) {
        const GapsOfModel own = gapsOfGroups(comparison, model); // hidden ones too: colours stay
        for (std::size_t row = 0; row < own.gaps.size(); ++row) {
            largestOfAny = std::fmax(largestOfAny, std::abs(own.gaps[row]));
            if (!heat.isSmall[row])
                heat.largest = std::fmax(heat.largest, std::abs(own.gaps[row]));
        }
        for (const double width : own.halfWidths)
            halfWidths.push_back(width * factor);
        if (isShown(report.replicates.groups[model.group], visible)) {
            shown.push_back(&model);
            models.push_back(own);
            heat.columns.push_back(variantLabel(report, model.group, true));
            heat.groups.push_back(model.group);
        }
    }
    heat.largest = heat.largest > 0 ? heat.largest : largestOfAny;
    heat.isReadAsWhole = heat.largest * factor >= twoDigitGap;
    heat.decimals = std::max(justifiedDecimals(std::move(halfWidths)), heat.isReadAsWhole ? 0 : 1);
    HeatCell end;
    writeHeatCell(end, heat.largest, factor, heat.decimals);
    heat.largestText = end.text.remove(u'+');
    const double sign = heat.isLowerBetter ? -1 : 1;
    for (std::size_t row = 0; row < heat.rows.size(); ++row) {
        for (std::size_t column = 0; column < shown.size(); ++column) {
            HeatCell cell;
            cell.runs = shown[column]->changes[row].variant.count;
            const double gap = models[column].gaps[row];
            writeHeatCell(cell, gap, factor, heat.decimals);
            if (std::isfinite(gap) && heat.largest > 0)
                cell.gain = sign * gap / heat.largest;
            heat.cells.push_back(std::move(cell));
        }
    }
    countHeatRuns(heat);
    return heat;
}

} // namespace trefoil
