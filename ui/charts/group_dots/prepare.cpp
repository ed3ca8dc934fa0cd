// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/group_dots/prepare.h"

#include "ui/bridge/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace trefoil {
namespace {

struct GroupDotsPrepareText {
    Q_DECLARE_TR_FUNCTIONS(GroupDotsPrepareText)
};

constexpr double rowSpread = 0.36; ///< of a row above and below its middle
void noteInterval(PreparedGroupDots& dots, const GroupDot& dot, const GroupComparison::Basis& basis)
{
    if (dot.showsInterval && std::isfinite(dot.interval.high - dot.interval.low))
        (std::isnan(basis.examples) ? dots.hasStudent : dots.hasWilson) = true;
}

void includeDot(PreparedGroupDots& dots, const GroupDot& dot)
{
    const std::array<double, 3> ends{dot.value, dot.showsInterval ? dot.interval.low : dot.value,
        dot.showsInterval ? dot.interval.high : dot.value};
    for (const double end : ends) {
        if (std::isfinite(end)) {
            dots.lower = std::min(dots.lower, end);
            dots.upper = std::max(dots.upper, end);
        }
    }
}

std::size_t dotMethod(const PreparedGroupDots& dots, const FamilyReport& family, std::uint32_t group)
{
    const auto own = std::ranges::find(family.variants, group, &VariantComparison::group);
    const auto index = static_cast<std::size_t>(own - family.variants.begin());
    const CompressionMethod method = own->compression.method;
    const bool isControl = family.family.variants[index].isControl || method == CompressionMethod::None
        || method == CompressionMethod::Unknown;
    const auto entry = std::ranges::find_if(dots.methods, [&](const MethodEntry& each) {
        return each.isControl == isControl && (isControl || each.method == method);
    });
    return static_cast<std::size_t>(entry - dots.methods.begin());
}

/// A colour and shape for every model, or one for all of many.
std::vector<MethodEntry> entriesOfModels(
    const CompressionReport& report, const std::vector<const GroupComparison::Variant*>& models)
{
    if (models.size() > mostColouredModels)
        return {{CompressionMethod::Unknown, GroupDotsPrepareText::tr("a model"), 0, true}};
    std::vector<MethodEntry> entries;
    for (const GroupComparison::Variant* model : models) {
        const auto style = static_cast<std::uint32_t>(entries.size());
        entries.push_back(
            {CompressionMethod::Unknown, variantLabel(report, model->group, true), style, false});
    }
    return entries;
}

} // namespace

std::vector<GroupRowLabel> groupRows(const GroupComparison& comparison)
{
    std::vector<GroupRowLabel> rows;
    for (const GroupComparison::Group& group : comparison.groups) {
        GroupRowLabel row{toText(group.name), {}};
        if (group.support) {
            row.size = GroupDotsPrepareText::tr(", n = %1").arg(*group.support);
            if (isTooSmallToCompare(group.support))
                row.size += GroupDotsPrepareText::tr(" (small)");
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

AxisTicks PreparedGroupDots::ticks(int wanted) const
{
    return axisTicks(lower, upper, AxisScale::Linear, unit.factor, wanted);
}

AxisTicks PreparedGroupDots::rowTicks() const
{
    AxisTicks ticks;
    for (std::size_t i = 0; i < rows.size(); ++i)
        ticks.labelled.push_back({static_cast<double>(i), rows[i].name, rows[i].size});
    return ticks;
}

PreparedGroupDots prepareGroupDots(const CompressionReport& report, const FamilyReport& family,
    const GroupComparison& comparison, const RowSet* visible, const RowSet* emphasised)
{
    PreparedGroupDots dots;
    dots.rows = groupRows(comparison);
    const bool hasBaseline = family.family.baseline != Replicates::none;
    dots.methods = methodsOf(report);
    dots.baselineName = hasBaseline ? variantLabel(report, family.family.baseline, true) : QString();
    if (!comparison.quantity)
        return dots;
    dots.lower = std::numeric_limits<double>::infinity();
    dots.upper = -dots.lower;
    std::vector<const GroupComparison::Variant*> shown;
    for (const GroupComparison::Variant& variant : comparison.variants) {
        if (isShown(report.replicates.groups[variant.group], visible))
            shown.push_back(&variant);
    }
    if (!hasBaseline)
        dots.methods = entriesOfModels(report, shown);
    const std::size_t first = hasBaseline ? 1 : 0; // place of the first variant
    const auto places = static_cast<double>(shown.size() + first);
    const auto placeOf = [&](std::size_t row, std::size_t k) {
        return static_cast<double>(row) - rowSpread + 2 * rowSpread * (static_cast<double>(k) + 0.5) / places;
    };
    for (std::size_t k = 0; k < shown.size(); ++k) {
        const ReplicateGroup& runs = report.replicates.groups[shown[k]->group];
        const bool isEmphasised = emphasised && isShown(runs, emphasised);
        for (std::size_t row = 0; row < comparison.groups.size(); ++row) {
            const MeanDifference& mean = shown[k]->changes[row].variant;
            if (mean.count == 0)
                continue;
            const std::size_t entry =
                hasBaseline ? dotMethod(dots, family, shown[k]->group) : std::min(k, dots.methods.size() - 1);
            dots.dots.push_back(
                {shown[k]->group, placeOf(row, k + first), mean.mean, intervalOf(mean, shown[k]->bases[row]),
                    entry, false, shown.size() <= mostWhiskers || isEmphasised});
            noteInterval(dots, dots.dots.back(), shown[k]->bases[row]);
        }
    }
    for (std::size_t row = 0; row < comparison.groups.size(); ++row) {
        const MeanDifference& mean = comparison.baseline[row];
        if (mean.count > 0) {
            dots.dots.push_back({family.family.baseline, placeOf(row, 0), mean.mean,
                intervalOf(mean, comparison.baselineBases[row]), 0, true, true});
            noteInterval(dots, dots.dots.back(), comparison.baselineBases[row]);
        }
    }
    for (const GroupDot& dot : dots.dots)
        includeDot(dots, dot);
    if (!(dots.lower <= dots.upper))
        dots.lower = 0, dots.upper = 1;
    const double room = std::max((dots.upper - dots.lower) * 0.04, 1e-9);
    dots.lower -= room;
    dots.upper += room;
    dots.unit = displayUnit(*comparison.quantity, std::max(std::abs(dots.upper), std::abs(dots.lower)));
    dots.title = axisTitle(*comparison.quantity, dots.unit);
    return dots;
}

} // namespace trefoil
