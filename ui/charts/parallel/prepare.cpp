// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/parallel/prepare.h"

#include "ui/charts/scatter/prepare.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace trefoil {
namespace {

ParallelAxis axisOf(const PreparedAxis& scale, int wantedTicks)
{
    ParallelAxis axis;
    axis.title = scale.quantity ? QString::fromStdString(scale.quantity->name) : scale.title;
    axis.unit = scale.unit.symbol;
    axis.hasDirection = scale.hasDirection();
    if (!scale.column)
        return axis;
    for (const AxisTick& tick : scale.ticks(wantedTicks).labelled)
        axis.ticks.emplace_back(parallelPosition(scale, tick.value), tick.label);
    return axis;
}

} // namespace

double parallelPosition(const PreparedAxis& axis, double value)
{
    if (!canShow(value, axis.scale))
        return std::numeric_limits<double>::quiet_NaN();
    const bool isLog = axis.scale == AxisScale::Logarithmic;
    const double position = isLog ? std::log(value / axis.lower) / std::log(axis.upper / axis.lower)
                                  : (value - axis.lower) / (axis.upper - axis.lower);
    const bool isLowerBetter = axis.hasDirection() && !axis.isHigherBetter();
    return isLowerBetter ? 1 - position : position;
}

PreparedParallel prepareParallel(const PanelSpec& panel, const Frame& frame, const TextColumn* colour,
    std::span<const std::uint32_t> rows, int wantedTicks)
{
    PreparedParallel parallel;
    for (const AxisSpec& spec : panel.axes) {
        const PreparedAxis scale = prepareAxis(spec, frame, rows, 0);
        ParallelAxis axis = axisOf(scale, wantedTicks);
        auto positions = std::make_shared<std::vector<double>>();
        positions->reserve(rows.size());
        for (const std::uint32_t row : rows) {
            const bool isPresent = scale.column && scale.column->has(row);
            positions->push_back(isPresent ? parallelPosition(scale, scale.column->values[row])
                                           : std::numeric_limits<double>::quiet_NaN());
        }
        axis.missingCount = static_cast<int>(std::count_if(
            positions->begin(), positions->end(), [](double value) { return std::isnan(value); }));
        parallel.scales.push_back(scale);
        parallel.axes.push_back(std::move(axis));
        parallel.lines.axes.push_back(std::move(positions));
    }
    auto style = std::make_shared<std::vector<std::uint8_t>>();
    style->reserve(rows.size());
    for (const std::uint32_t row : rows)
        style->push_back(
            static_cast<std::uint8_t>(colour ? std::min(colour->codes[row], mostGroups - 1) : 0));
    parallel.lines.style = std::move(style);
    parallel.lines.row = std::make_shared<std::vector<std::uint32_t>>(rows.begin(), rows.end());
    return parallel;
}

} // namespace trefoil
