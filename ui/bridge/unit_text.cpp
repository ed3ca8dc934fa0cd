// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/unit_text.h"

#include "ui/bridge/text.h"

namespace trefoil {

namespace {

QString withSubscript(QString text)
{
    return text.replace(QStringLiteral("CO2e"), QStringLiteral("CO₂e"));
}

} // namespace

QString unitText(std::string_view symbol)
{
    return symbol == "1" ? QString() : withSubscript(toText(symbol));
}

QString labelText(const Quantity& quantity)
{
    // The name stays as it is: it may be a column's own.
    return quantity.label() == quantity.name
        ? toText(quantity.name)
        : QString(toText(quantity.name) % u" (" % unitText(quantity.unit.symbol) % u')');
}

} // namespace trefoil
