// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/board/text_contrast.h"

#include <algorithm>
#include <cmath>

namespace trefoil {
namespace {

double linearLight(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double relativeLuminance(const QColor& colour)
{
    return 0.2126 * linearLight(colour.redF()) + 0.7152 * linearLight(colour.greenF())
        + 0.0722 * linearLight(colour.blueF());
}

} // namespace

double contrastRatio(const QColor& one, const QColor& other)
{
    const auto [dark, light] = std::minmax({relativeLuminance(one), relativeLuminance(other)});
    return (light + 0.05) / (dark + 0.05);
}

QColor readableTextOn(const QColor& ground)
{
    return contrastRatio(ground, Qt::black) >= contrastRatio(ground, Qt::white) ? Qt::black : Qt::white;
}

} // namespace trefoil
