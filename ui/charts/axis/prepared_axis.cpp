// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axis/prepared_axis.h"

#include "core/units/group_prefixes.h"
#include "core/units/group_quantities.h"
#include "core/units/standard_quantities.h"

#include <cmath>

namespace trefoil {
namespace {

AxisExtent extentOf(const Column& column, AxisScale scale, std::span<const std::uint32_t> rows)
{
    AxisExtent extent;
    for (const std::uint32_t row : rows) {
        const double value = column.values[row];
        if (!column.has(row) || !canShow(value, scale))
            continue;
        extent.add(value);
    }
    return extent;
}

void setRange(PreparedAxis& axis, const AxisExtent& extent, double padding)
{
    const bool isLog = axis.scale == AxisScale::Logarithmic;
    if (extent.isEmpty()) {
        axis.lower = isLog ? 1 : 0;
        axis.upper = isLog ? 10 : 1;
        return;
    }
    if (isLog) {
        const double decades = std::log10(extent.high / extent.low);
        const double factor = decades > 1e-9 ? std::pow(10.0, decades * padding) : 2;
        axis.lower = extent.low / factor;
        axis.upper = extent.high * factor;
        return;
    }
    const double span = extent.high - extent.low;
    const double room = span > std::abs(extent.high) * 1e-12 ? span * padding
        : extent.high == 0                                   ? 1
                                                             : std::abs(extent.high) * 0.1;
    axis.lower = extent.low - room;
    axis.upper = extent.high + room;
}

} // namespace

bool canShow(double value, AxisScale scale)
{
    return std::isfinite(value) && (scale == AxisScale::Linear || value > 0);
}

namespace {

/// With the worst group and the largest gap of every standard quality.
QuantityRegistry withGroupQuantities()
{
    QuantityRegistry registry;
    for (const Quantity& quantity : standardQuantities()) {
        if (quantity.sphere == Sphere::Quality) {
            for (const std::string_view prefix : {worstGroupPrefix, largestGapPrefix})
                addGroupQuantity(registry, std::string(prefix) + quantity.id);
        }
    }
    return registry;
}

} // namespace

const Quantity* findQuantity(const Frame& frame, std::string_view id)
{
    static const QuantityRegistry known = withGroupQuantities();
    const Column* column = frame.find(id);
    return column ? column->quantity : known.find(id);
}

AxisTicks PreparedAxis::ticks(int wanted) const
{
    if (scale == AxisScale::Linear && quantity && quantity->unit.dimension == Dimension::Count)
        return wholeNumberTicks(lower, upper, unit.factor, wanted);
    return axisTicks(lower, upper, scale, unit.factor, wanted);
}

void fitAxis(PreparedAxis& axis, const AxisExtent& extent, double padding)
{
    setRange(axis, extent, padding);
    if (!axis.quantity)
        return;
    const double typical = extent.isEmpty()    ? 1
        : axis.scale == AxisScale::Logarithmic ? std::sqrt(extent.low) * std::sqrt(extent.high)
                                               : std::max(std::abs(extent.low), std::abs(extent.high));
    // A count in millions needs a shared zero; on a logarithmic axis powers of ten say it better.
    const bool isLogCount =
        axis.scale == AxisScale::Logarithmic && axis.quantity->unit.dimension == Dimension::Count;
    axis.unit = displayUnit(*axis.quantity, isLogCount ? 1 : typical);
    axis.title = axisTitle(*axis.quantity, axis.unit);
}

PreparedAxis prepareAxis(
    const AxisSpec& spec, const Frame& frame, std::span<const std::uint32_t> rows, double padding)
{
    PreparedAxis axis;
    axis.scale = spec.scale;
    axis.column = frame.find(spec.quantityId);
    axis.quantity = findQuantity(frame, spec.quantityId);
    axis.title = QString::fromStdString(spec.quantityId);
    fitAxis(axis, axis.column ? extentOf(*axis.column, spec.scale, rows) : AxisExtent{}, padding);
    return axis;
}

} // namespace trefoil
