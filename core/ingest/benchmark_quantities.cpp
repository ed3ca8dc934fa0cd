// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/benchmark_quantities.h"

namespace trefoil {

Quantity settingQuantity(std::string id, std::string name, Dimension dimension)
{
    return Quantity{
        std::move(id), std::move(name), canonicalUnit(dimension), Direction::None, Sphere::Setting};
}

Quantity throughputQuantity(std::string id, std::string name)
{
    return Quantity{std::move(id), std::move(name), canonicalUnit(Dimension::None), Direction::HigherIsBetter,
        Sphere::Economy};
}

Quantity effortQuantity(std::string id, std::string name, Dimension dimension)
{
    return Quantity{
        std::move(id), std::move(name), canonicalUnit(dimension), Direction::LowerIsBetter, Sphere::Economy};
}

Quantity burdenQuantity(std::string id, std::string name, Dimension dimension)
{
    return Quantity{std::move(id), std::move(name), canonicalUnit(dimension), Direction::LowerIsBetter,
        Sphere::Environment};
}

} // namespace trefoil
