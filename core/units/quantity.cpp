// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/units/quantity.h"

#include "core/base/utf8_text.h"
#include "core/units/standard_quantities.h"

namespace trefoil {

std::string Quantity::label() const
{
    if (unit.dimension == Dimension::None || unit.dimension == Dimension::Count) {
        return name;
    }
    return name + " (" + std::string(unit.symbol) + ")";
}

QuantityRegistry::QuantityRegistry()
{
    for (const Quantity& quantity : standardQuantities()) {
        add(quantity);
    }
}

const Quantity* QuantityRegistry::find(std::string_view id) const
{
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : found->second;
}

const Quantity& QuantityRegistry::add(Quantity quantity)
{
    if (const Quantity* existing = find(quantity.id)) {
        return *existing;
    }
    const Quantity& added = m_quantities.emplace_back(std::move(quantity));
    m_byId.emplace(added.id, &added);
    return added;
}

std::string quantityIdFromColumnName(std::string_view columnName)
{
    std::string id;
    for (const char c : toLowerAscii(trimmed(columnName))) {
        const bool isWord =
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (isWord) {
            id += c;
        } else if (c == '%') {
            id += id.empty() || id.back() == '_' ? "percent" : "_percent";
        } else if (!id.empty() && id.back() != '_') {
            id += '_';
        }
    }
    while (!id.empty() && id.back() == '_') {
        id.pop_back();
    }
    return id.empty() ? "unnamed" : id;
}

std::string_view sphereName(Sphere sphere)
{
    switch (sphere) {
    case Sphere::Quality:
        return "Quality";
    case Sphere::Environment:
        return "Environment";
    case Sphere::Economy:
        return "Economy";
    case Sphere::Society:
        return "Society";
    case Sphere::Setting:
        return "Settings";
    }
    return {};
}

} // namespace trefoil
