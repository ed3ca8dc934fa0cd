// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/builtin_charts.h"

#include "ui/charts/axis/prepared_axis.h"

#include <algorithm>
#include <array>

namespace trefoil {
namespace {

constexpr std::array charts{
    ChartType{"scatter", "Scatter plot with Pareto front"}, ChartType{"parallel", "Parallel coordinates"}};
constexpr std::size_t fewestParallelAxes = 2;

std::vector<AxisSpec> axesOf(const PanelSpec& panel)
{
    return panel.chart == "parallel" ? panel.axes : std::vector<AxisSpec>{panel.x, panel.y};
}

} // namespace

std::span<const ChartType> builtinCharts()
{
    return charts;
}

Result<void> checkPanels(const FigureSpec& spec, const Frame& frame)
{
    if (spec.panels.empty())
        return fail(Errc::SpecInvalid, {"the figure has no panel"});
    for (const PanelSpec& panel : spec.panels) {
        const auto isNamed = [&](const ChartType& chart) { return chart.id == panel.chart; };
        if (std::none_of(charts.begin(), charts.end(), isNamed))
            return fail(Errc::SpecInvalid, {"unknown chart \"" + panel.chart + "\""});
        const std::vector<AxisSpec> axes = axesOf(panel);
        if (axes.size() < fewestParallelAxes)
            return fail(Errc::SpecInvalid, {"parallel coordinates need at least two axes"});
        for (const AxisSpec& axis : axes) {
            if (!findQuantity(frame, axis.quantityId))
                return fail(Errc::UnknownQuantity, {axis.quantityId});
        }
    }
    return {};
}

} // namespace trefoil
