// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/units/group_quantities.h"

#include "core/units/group_prefixes.h"

namespace trefoil {

Quantity groupQuantityOf(const Quantity& base, std::string_view prefix)
{
    const bool isGap = prefix == largestGapPrefix;
    Quantity derived = base;
    derived.id = std::string(prefix) + base.id;
    derived.name = base.name + (isGap ? ", largest gap" : ", worst group");
    derived.sphere = Sphere::Society;
    derived.isStandard = false;
    if (isGap) {
        derived.direction = Direction::LowerIsBetter;
        derived.lowerBound = 0;
    }
    return derived;
}

const Quantity* addGroupQuantity(QuantityRegistry& registry, std::string_view id)
{
    for (const std::string_view prefix : {worstGroupPrefix, largestGapPrefix}) {
        if (id.starts_with(prefix)) {
            const Quantity* base = registry.find(id.substr(prefix.size()));
            return base == nullptr ? nullptr : &registry.add(groupQuantityOf(*base, prefix));
        }
    }
    return nullptr;
}

} // namespace trefoil
