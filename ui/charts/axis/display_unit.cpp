// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axis/display_unit.h"

#include "core/units/share.h"
#include "ui/bridge/unit_text.h"

#include <array>
#include <cmath>
#include <span>

namespace trefoil {
namespace {

struct Step {
    double factor;
    const char16_t* symbol;
};

constexpr std::array energySteps{Step{1e-6, u"mWh"}, Step{1e-3, u"Wh"}, Step{1, u"kWh"}, Step{1e3, u"MWh"}};
constexpr std::array massSteps{
    Step{1e-6, u"mg CO₂e"}, Step{1e-3, u"g CO₂e"}, Step{1, u"kg CO₂e"}, Step{1e3, u"t CO₂e"}};
constexpr std::array timeSteps{Step{1e-6, u"µs"}, Step{1e-3, u"ms"}, Step{1, u"s"}, Step{3600, u"h"}};
constexpr std::array informationSteps{
    Step{1, u"bytes"}, Step{1e3, u"kB"}, Step{1e6, u"MB"}, Step{1e9, u"GB"}, Step{1e12, u"TB"}};
constexpr std::array powerSteps{Step{1e-3, u"mW"}, Step{1, u"W"}, Step{1e3, u"kW"}};
constexpr std::array countSteps{Step{1, u""}, Step{1e6, u"million"}, Step{1e9, u"billion"}};
constexpr std::array intensitySteps{Step{1e-3, u"g CO₂e/kWh"}};

std::span<const Step> stepsOf(Dimension dimension)
{
    switch (dimension) {
    case Dimension::Energy:
        return energySteps;
    case Dimension::Mass:
        return massSteps;
    case Dimension::Time:
        return timeSteps;
    case Dimension::Information:
        return informationSteps;
    case Dimension::Power:
        return powerSteps;
    case Dimension::Count:
        return countSteps;
    case Dimension::GridIntensity:
        return intensitySteps;
    default:
        return {};
    }
}

} // namespace

DisplayUnit displayUnit(const Quantity& quantity, double typicalValue)
{
    if (isShare(quantity))
        return {0.01, QStringLiteral("%")};
    if (isGapInShare(quantity))
        return {0.01, QStringLiteral("points")};
    const bool isCanonical = quantity.unit.toCanonical == 1.0;
    const std::span<const Step> steps =
        isCanonical ? stepsOf(quantity.unit.dimension) : std::span<const Step>();
    if (steps.empty()) {
        const bool isCount = quantity.unit.dimension == Dimension::Count;
        return {1, isCount ? QString() : unitText(quantity.unit.symbol)};
    }
    const Step* best = &steps.front();
    for (const Step& step : steps) {
        if (std::abs(typicalValue) >= step.factor)
            best = &step;
    }
    return {best->factor, QString::fromUtf16(best->symbol)};
}

QString axisTitle(const Quantity& quantity, const DisplayUnit& unit)
{
    const QString name = QString::fromStdString(quantity.name);
    return unit.symbol.isEmpty() ? name : QString(name % QStringLiteral(" (") % unit.symbol % u')');
}

} // namespace trefoil
