// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/own_quantities.h"

#include <algorithm>
#include <array>

namespace trefoil {

namespace {

constexpr std::array spheres{
    Sphere::Quality, Sphere::Environment, Sphere::Economy, Sphere::Society, Sphere::Setting};

std::string_view directionText(Direction direction)
{
    switch (direction) {
    case Direction::HigherIsBetter:
        return "higher";
    case Direction::LowerIsBetter:
        return "lower";
    case Direction::None:
        break;
    }
    return "none";
}

Direction directionFrom(std::string_view text)
{
    return text == "higher" ? Direction::HigherIsBetter
        : text == "lower"   ? Direction::LowerIsBetter
                            : Direction::None;
}

Sphere sphereFrom(std::string_view text)
{
    const auto* found = std::ranges::find(spheres, text, sphereName);
    return found == spheres.end() ? Sphere::Setting : *found;
}

} // namespace

void loadOwnQuantities(sql::Connection& connection, QuantityRegistry& registry)
{
    sql::Statement rows = connection.prepare(
        "SELECT id, name, unit, direction, sphere, lower_bound, upper_bound FROM quantity ORDER BY position");
    while (rows.step()) {
        Quantity quantity;
        quantity.id = rows.text(0);
        quantity.name = rows.text(1);
        quantity.unit = findUnit(rows.text(2)).value_or(canonicalUnit(Dimension::None));
        quantity.direction = directionFrom(rows.text(3));
        quantity.sphere = sphereFrom(rows.text(4));
        quantity.lowerBound = rows.real(5);
        quantity.upperBound = rows.real(6);
        registry.add(std::move(quantity));
    }
}

StagedQuantities::StagedQuantities(const QuantityRegistry& known)
    : m_known(known)
{
}

const Quantity& StagedQuantities::find(const Quantity& proposed)
{
    if (const Quantity* known = m_known.find(proposed.id)) {
        return *known;
    }
    const std::lock_guard lock(m_mutex);
    const auto found = std::ranges::find(m_staged, proposed.id, &Quantity::id);
    return found == m_staged.end() ? m_staged.emplace_back(proposed) : *found;
}

void StagedQuantities::save(sql::Connection& connection)
{
    const std::int64_t first = connection.integer("SELECT ifnull(max(position), 0) + 1 FROM quantity");
    sql::Statement insert = connection.prepare(
        "INSERT INTO quantity (id, position, name, unit, direction, sphere, lower_bound, upper_bound)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    const std::lock_guard lock(m_mutex);
    for (std::size_t i = 0; i < m_staged.size(); ++i) {
        const Quantity& quantity = m_staged[i];
        insert.bind(1, std::string_view(quantity.id)).bind(2, first + static_cast<std::int64_t>(i));
        insert.bind(3, std::string_view(quantity.name)).bind(4, quantity.unit.symbol);
        insert.bind(5, directionText(quantity.direction)).bind(6, sphereName(quantity.sphere));
        insert.bind(7, quantity.lowerBound).bind(8, quantity.upperBound);
        insert.run();
    }
}

void StagedQuantities::addTo(QuantityRegistry& registry) const
{
    for (const Quantity& quantity : m_staged) {
        registry.add(quantity);
    }
}

} // namespace trefoil
