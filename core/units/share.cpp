// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/units/share.h"

#include "core/units/group_prefixes.h"

namespace trefoil {

bool isFraction(const Quantity& quantity)
{
    return quantity.unit.dimension == Dimension::None && quantity.lowerBound >= 0 && quantity.upperBound <= 1;
}

bool isShare(const Quantity& quantity)
{
    const bool isOfWorstGroup =
        quantity.sphere == Sphere::Society && quantity.id.starts_with(worstGroupPrefix);
    return isFraction(quantity) && (quantity.sphere == Sphere::Quality || isOfWorstGroup);
}

bool isGapInShare(const Quantity& quantity)
{
    return isFraction(quantity) && quantity.sphere == Sphere::Society
        && quantity.id.starts_with(largestGapPrefix);
}

} // namespace trefoil
