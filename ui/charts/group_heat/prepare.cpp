// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/group_heat/prepare.h"

#include "core/statistics/multiple_tests.h"
#include "core/units/share.h"
#include "ui/bridge/unit_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace trefoil {
namespace {

struct GroupHeatPrepareText {
    Q_DECLARE_TR_FUNCTIONS(GroupHeatPrepareText)
};

constexpr double heatSignificance = 0.05;
constexpr double twoDigits = 10;
constexpr int mostHeatDecimals = 2;

QString heatText(double change, double factor, int decimals)
{
    const double shown = std::abs(change * factor);
    const QString digits = QString::number(shown, 'f', shown < 100 ? decimals : 0);
    const bool isZero = digits.toDouble() == 0;
    return isZero ? digits : QString(QChar(change < 0 ? u'−' : u'+') % digits);
}

double changeIn(GroupChangeForm form, const Quantity& quantity, const QuantityChange& change)
{
    return form == GroupChangeForm::OfError
        ? normalisedChange(quantity, change.baseline.mean, change.variant.mean)
        : change.change.mean;
}

/// Half widths of the intervals of all changes of large groups, in the table's unit. A change of the error
/// has no interval of its own: that of the difference, as a share of the baseline's error.
std::vector<double> halfWidthsOf(
    const GroupComparison& comparison, const std::vector<bool>& isSmall, GroupChangeForm form, double factor)
{
    std::vector<double> halfWidths;
    for (const GroupComparison::Variant& variant : comparison.variants) {
        for (std::size_t row = 0; row < variant.changes.size(); ++row) {
            const QuantityChange& change = variant.changes[row];
            const double width = change.change.interval.high - change.change.interval.low;
            const double scale = form == GroupChangeForm::OfError
                ? std::abs(changeIn(form, *comparison.quantity, change) / change.change.mean)
                : 1;
            if (!isSmall[row] && width > 0 && std::isfinite(width * scale))
                halfWidths.push_back(width / 2 * scale * factor);
        }
    }
    return halfWidths;
}

/// Over all variants, hidden ones too; of all groups where none is large enough.
double largestChange(
    const GroupComparison& comparison, const std::vector<bool>& isSmall, GroupChangeForm form)
{
    double ofLarge = 0, ofAny = 0;
    for (const GroupComparison::Variant& variant : comparison.variants) {
        for (std::size_t row = 0; row < variant.changes.size(); ++row) {
            const double change = std::abs(changeIn(form, *comparison.quantity, variant.changes[row]));
            if (!std::isfinite(change))
                continue;
            ofAny = std::max(ofAny, change);
            ofLarge = isSmall[row] ? ofLarge : std::max(ofLarge, change);
        }
    }
    return ofLarge > 0 ? ofLarge : ofAny;
}

} // namespace

PreparedGroupHeat prepareGroupHeat(const CompressionReport& report, const GroupComparison& comparison,
    GroupChangeForm form, const RowSet* visible)
{
    PreparedGroupHeat heat;
    heat.rows = groupRows(comparison);
    if (!comparison.quantity)
        return heat;
    std::vector<const GroupComparison::Variant*> shown;
    std::vector<double> p; // over all variants: hiding one changes nothing about the others
    for (const GroupComparison::Group& group : comparison.groups)
        heat.isSmall.push_back(isTooSmallToCompare(group.support));
    for (const GroupComparison::Variant& variant : comparison.variants) {
        for (std::size_t row = 0; row < heat.rows.size(); ++row)
            p.push_back(heat.isSmall[row] ? undefinedNumber : variant.changes[row].change.test.p);
        if (isShown(report.replicates.groups[variant.group], visible)) {
            shown.push_back(&variant);
            heat.columns.push_back(variantLabel(report, variant.group, false));
            heat.groups.push_back(variant.group);
        }
    }
    const double largest = largestChange(comparison, heat.isSmall, form);
    const std::vector<double> adjusted = holm(p);
    heat.tests = static_cast<std::size_t>(
        std::count_if(p.begin(), p.end(), [](double each) { return !std::isnan(each); }));
    heat.hasDirection = comparison.quantity->direction != Direction::None;
    const bool isOfError = form == GroupChangeForm::OfError;
    const double factor = isFraction(*comparison.quantity) ? 100 : 1;
    heat.largest = largest;
    heat.isReadAsWhole = largest * factor >= twoDigits;
    heat.decimals = std::max(
        justifiedDecimals(halfWidthsOf(comparison, heat.isSmall, form, factor)), heat.isReadAsWhole ? 0 : 1);
    heat.largestText = heatText(largest, factor, heat.decimals).remove(u'+');
    heat.unit = isOfError                  ? GroupHeatPrepareText::tr("% of the error")
        : isFraction(*comparison.quantity) ? GroupHeatPrepareText::tr("percentage points")
                                           : unitText(comparison.quantity->unit.symbol);
    heat.isLowerBetter = isOfError || comparison.quantity->direction == Direction::LowerIsBetter;
    const double sign = heat.isLowerBetter ? -1 : 1;
    for (std::size_t row = 0; row < heat.rows.size(); ++row) {
        for (const GroupComparison::Variant* variant : shown) {
            const auto place = static_cast<std::size_t>(variant - comparison.variants.data());
            const double change = changeIn(form, *comparison.quantity, variant->changes[row]);
            HeatCell cell;
            cell.runs = runsBehind(variant->changes[row]);
            cell.isShown = adjusted[place * heat.rows.size() + row] < heatSignificance; // false for NaN
            writeHeatCell(cell, change, factor, heat.decimals);
            if (std::isinf(change)) // errors where there were none: more than any share of them
                cell.gain = -1;
            else if (std::isfinite(change))
                cell.gain = largest > 0 ? sign * change / largest : 0;
            heat.cells.push_back(std::move(cell));
        }
    }
    countHeatRuns(heat);
    return heat;
}

int justifiedDecimals(std::vector<double> halfWidths)
{
    if (halfWidths.empty())
        return 1;
    const auto middle = halfWidths.begin() + static_cast<std::ptrdiff_t>(halfWidths.size() / 2);
    std::ranges::nth_element(halfWidths, middle);
    return std::clamp(1 - static_cast<int>(std::floor(std::log10(*middle))), 0, mostHeatDecimals);
}

void writeHeatCell(HeatCell& cell, double change, double factor, int decimals)
{
    cell.change = change;
    if (std::isnan(change))
        return;
    const auto textWith = [&](int places) {
        return std::isinf(change) ? QStringLiteral("+∞") : heatText(change, factor, places);
    };
    cell.text = textWith(decimals);
    for (int places = decimals - 1; places >= 0; --places)
        cell.shorterTexts.push_back(textWith(places));
}

void countHeatRuns(PreparedGroupHeat& heat)
{
    for (const HeatCell& cell : heat.cells) {
        if (std::isnan(cell.change))
            continue;
        heat.fewestRuns = heat.mostRuns == 0 ? cell.runs : std::min(heat.fewestRuns, cell.runs);
        heat.mostRuns = std::max(heat.mostRuns, cell.runs);
    }
}

} // namespace trefoil
