// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/value_text.h"

#include "core/units/share.h"
#include "ui/bridge/text.h"
#include "ui/bridge/unit_text.h"

#include <QLocale>

#include <array>
#include <cmath>
#include <span>

namespace trefoil {

namespace {

struct Step {
    double factor; ///< canonical units in one of these
    const char16_t* symbol;
};

constexpr std::array energySteps{Step{1e-3, u"Wh"}, Step{1, u"kWh"}, Step{1e3, u"MWh"}};
constexpr std::array massSteps{
    Step{1e-6, u"mg CO₂e"}, Step{1e-3, u"g CO₂e"}, Step{1, u"kg CO₂e"}, Step{1e3, u"t CO₂e"}};
constexpr std::array timeSteps{Step{1e-3, u"ms"}, Step{1, u"s"}, Step{60, u"min"}, Step{3600, u"h"}};
constexpr std::array informationSteps{
    Step{1, u"bytes"}, Step{1e3, u"kB"}, Step{1e6, u"MB"}, Step{1e9, u"GB"}, Step{1e12, u"TB"}};

/// The largest step that leaves at least one whole unit; the smallest one for tiny values.
const Step& stepFor(double value, std::span<const Step> steps)
{
    const Step* best = &steps.front();
    for (const Step& step : steps) {
        if (std::abs(value) >= step.factor) {
            best = &step;
        }
    }
    return *best;
}

QString scaled(double value, std::span<const Step> steps)
{
    // Zero in the canonical unit: "0 s", not "0 ms".
    const Step& step = stepFor(value == 0 ? 1.0 : value, steps);
    return numberText(value / step.factor) % u' ' % QStringView(step.symbol).toString();
}

} // namespace

QString numberText(double value)
{
    if (std::isnan(value)) {
        return QStringLiteral("–");
    }
    const QLocale locale;
    const double size = std::abs(value);
    if (value == std::floor(value) && size < 1e7) {
        return locale.toString(value, 'f', 0);
    }
    const QString text = locale.toString(value, 'g', 4);
    return size >= 1e4 && size < 1e7 ? locale.toString(value, 'f', 0) : text;
}

QString valueText(double value, const Quantity& quantity)
{
    if (!std::isfinite(value)) {
        return numberText(value);
    }
    if (isShare(quantity)) {
        return numberText(value * 100) % QStringLiteral(" %");
    }
    if (isGapInShare(quantity)) {
        return numberText(value * 100) % QStringLiteral(" points");
    }
    switch (quantity.unit.dimension) {
    case Dimension::Energy:
        return scaled(value, energySteps);
    case Dimension::Mass:
        return scaled(value, massSteps);
    case Dimension::Time:
        return scaled(value, timeSteps);
    case Dimension::Information:
        return scaled(value, informationSteps);
    case Dimension::None:
    case Dimension::Count:
        return numberText(value);
    default:
        return numberText(value) % u' ' % unitText(quantity.unit.symbol);
    }
}

} // namespace trefoil
