// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/arrows/ratio_axis.h"

#include <algorithm>
#include <cmath>

namespace trefoil {
namespace {

constexpr double percentBelow = 2; ///< span up to which percent are read more easily than factors
constexpr double ratioPadding = 0.1;
constexpr double leastRatioPadding = 0.01;

AxisTicks percentTicks(double lower, double upper, int wanted)
{
    AxisTicks ticks = axisTicks(lower - 1, upper - 1, AxisScale::Linear, 0.01, wanted);
    for (AxisTick& tick : ticks.labelled) {
        const QString sign = tick.value > 0 ? QStringLiteral("+") : QString();
        tick = {tick.value + 1, QString(sign % tick.label % QStringLiteral(" %"))};
    }
    ticks.between.clear();
    return ticks;
}

AxisTicks factorTicks(double lower, double upper, int wanted)
{
    AxisTicks ticks = axisTicks(lower, upper, AxisScale::Logarithmic, 1, wanted);
    const bool hasOne = std::any_of(ticks.labelled.begin(), ticks.labelled.end(),
        [](const AxisTick& tick) { return std::abs(tick.value - 1) < 1e-9; });
    if (!hasOne)
        ticks.labelled.push_back({1, QStringLiteral("1")});
    std::sort(ticks.labelled.begin(), ticks.labelled.end(),
        [](const AxisTick& one, const AxisTick& other) { return one.value < other.value; });
    for (AxisTick& tick : ticks.labelled)
        tick.label.prepend(QChar(u'×'));
    return ticks;
}

} // namespace

AxisTicks RatioAxis::ticks(int wanted) const
{
    return upper / lower < percentBelow ? percentTicks(lower, upper, wanted)
                                        : factorTicks(lower, upper, wanted);
}

void includeRatio(RatioAxis& axis, double ratio)
{
    if (std::isfinite(ratio) && ratio > 0) {
        axis.lower = std::min(axis.lower, ratio);
        axis.upper = std::max(axis.upper, ratio);
    }
}

void padRatios(RatioAxis& axis)
{
    const double room =
        std::max(std::log(axis.upper / axis.lower) * ratioPadding, std::log1p(leastRatioPadding));
    axis.lower *= std::exp(-room);
    axis.upper *= std::exp(room);
}

} // namespace trefoil
