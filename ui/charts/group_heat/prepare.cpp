// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/group_heat/prepare.h"

#include "core/statistics/multiple_tests.h"
#include "core/units/share.h"
#include "ui/bridge/unit_text.h"
#include "ui/charts/group_dots/prepare.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace trefoil {
namespace {

struct GroupHeatPrepareText {
    Q_DECLARE_TR_FUNCTIONS(GroupHeatPrepareText)
};

constexpr double heatSignificance = 0.05;

QString heatText(double change, double factor)
{
    const double shown = std::abs(change * factor);
    const QString digits = QString::number(shown, shown < 100 ? 'f' : 'g', shown < 100 ? 1 : 3);
    const bool isZero = digits.toDouble() == 0;
    return isZero ? digits : QString(QChar(change < 0 ? u'−' : u'+') % digits);
}

} // namespace

PreparedGroupHeat prepareGroupHeat(
    const CompressionReport& report, const GroupComparison& comparison, const RowSet* visible)
{
    PreparedGroupHeat heat;
    heat.rows = groupRows(comparison);
    if (!comparison.quantity)
        return heat;
    std::vector<const GroupComparison::Variant*> shown;
    std::vector<double> p; // over all variants: hiding one changes nothing about the others
    double largest = 0;
    for (const GroupComparison::Variant& variant : comparison.variants) {
        for (const QuantityChange& change : variant.changes) {
            p.push_back(change.change.test.p);
            largest =
                std::isfinite(change.change.mean) ? std::max(largest, std::abs(change.change.mean)) : largest;
        }
        if (isShown(report.replicates.groups[variant.group], visible)) {
            shown.push_back(&variant);
            heat.columns.push_back(variantLabel(report, variant.group, false));
            heat.groups.push_back(variant.group);
        }
    }
    const std::vector<double> adjusted = holm(p);
    heat.tests = static_cast<std::size_t>(
        std::count_if(p.begin(), p.end(), [](double each) { return !std::isnan(each); }));
    heat.hasDirection = comparison.quantity->direction != Direction::None;
    const double factor = isFraction(*comparison.quantity) ? 100 : 1;
    heat.unit = isFraction(*comparison.quantity) ? GroupHeatPrepareText::tr("percentage points")
                                                 : unitText(comparison.quantity->unit.symbol);
    const double sign = comparison.quantity->direction == Direction::LowerIsBetter ? -1 : 1;
    for (std::size_t row = 0; row < heat.rows.size(); ++row) {
        for (const GroupComparison::Variant* variant : shown) {
            const auto place = static_cast<std::size_t>(variant - comparison.variants.data());
            const double change = variant->changes[row].change.mean;
            HeatCell cell;
            cell.change = change;
            if (std::isfinite(change)) {
                cell.gain = largest > 0 ? sign * change / largest : 0;
                cell.isShown = adjusted[place * heat.rows.size() + row] < heatSignificance;
                cell.text = heatText(change, factor);
            }
            heat.cells.push_back(std::move(cell));
        }
    }
    return heat;
}

} // namespace trefoil
