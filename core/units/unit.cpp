// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/units/unit.h"

#include "core/base/utf8_text.h"

#include <array>
#include <string>

namespace trefoil {

namespace {

constexpr std::array allUnits = {
    Unit{"1", Dimension::None, 1.0},
    Unit{"%", Dimension::None, 0.01},
    Unit{"s", Dimension::Time, 1.0},
    Unit{"ms", Dimension::Time, 1e-3},
    Unit{"µs", Dimension::Time, 1e-6},
    Unit{"ns", Dimension::Time, 1e-9},
    Unit{"min", Dimension::Time, 60.0},
    Unit{"h", Dimension::Time, 3600.0},
    Unit{"d", Dimension::Time, 86400.0},
    Unit{"kWh", Dimension::Energy, 1.0},
    Unit{"Wh", Dimension::Energy, 1e-3},
    Unit{"mWh", Dimension::Energy, 1e-6},
    Unit{"MWh", Dimension::Energy, 1e3},
    Unit{"J", Dimension::Energy, 1.0 / 3.6e6},
    Unit{"mJ", Dimension::Energy, 1.0 / 3.6e9},
    Unit{"µJ", Dimension::Energy, 1.0 / 3.6e12},
    Unit{"kJ", Dimension::Energy, 1.0 / 3.6e3},
    Unit{"W", Dimension::Power, 1.0},
    Unit{"mW", Dimension::Power, 1e-3},
    Unit{"kW", Dimension::Power, 1e3},
    Unit{"kg CO2e", Dimension::Mass, 1.0},
    Unit{"g CO2e", Dimension::Mass, 1e-3},
    Unit{"mg CO2e", Dimension::Mass, 1e-6},
    Unit{"t CO2e", Dimension::Mass, 1e3},
    Unit{"L", Dimension::Volume, 1.0},
    Unit{"mL", Dimension::Volume, 1e-3},
    Unit{"bytes", Dimension::Information, 1.0},
    Unit{"kB", Dimension::Information, 1e3},
    Unit{"MB", Dimension::Information, 1e6},
    Unit{"GB", Dimension::Information, 1e9},
    Unit{"KiB", Dimension::Information, 1024.0},
    Unit{"MiB", Dimension::Information, 1048576.0},
    Unit{"GiB", Dimension::Information, 1073741824.0},
    Unit{"USD", Dimension::Money, 1.0},
    Unit{"kg CO2e/kWh", Dimension::GridIntensity, 1.0},
    Unit{"g CO2e/kWh", Dimension::GridIntensity, 1e-3},
    Unit{"count", Dimension::Count, 1.0},
    Unit{"thousand", Dimension::Count, 1e3},
    Unit{"million", Dimension::Count, 1e6},
    Unit{"billion", Dimension::Count, 1e9},
};

struct Spelling {
    std::string_view written; // lower case
    std::string_view symbol;
};

constexpr std::array spellings = {
    Spelling{"percent", "%"},
    Spelling{"pct", "%"},
    Spelling{"fraction", "1"},
    Spelling{"ratio", "1"},
    Spelling{"sec", "s"},
    Spelling{"secs", "s"},
    Spelling{"second", "s"},
    Spelling{"seconds", "s"},
    Spelling{"us", "µs"},
    Spelling{"msec", "ms"},
    Spelling{"milliseconds", "ms"},
    Spelling{"mins", "min"},
    Spelling{"minute", "min"},
    Spelling{"minutes", "min"},
    Spelling{"hr", "h"},
    Spelling{"hrs", "h"},
    Spelling{"hour", "h"},
    Spelling{"hours", "h"},
    Spelling{"day", "d"},
    Spelling{"days", "d"},
    Spelling{"kwh", "kWh"},
    Spelling{"wh", "Wh"},
    Spelling{"joule", "J"},
    Spelling{"joules", "J"},
    Spelling{"uj", "µJ"},
    Spelling{"watt", "W"},
    Spelling{"watts", "W"},
    Spelling{"kg", "kg CO2e"},
    Spelling{"kgco2", "kg CO2e"},
    Spelling{"kgco2e", "kg CO2e"},
    Spelling{"kgco2eq", "kg CO2e"},
    Spelling{"kg co2eq", "kg CO2e"},
    Spelling{"g", "g CO2e"},
    Spelling{"gco2", "g CO2e"},
    Spelling{"gco2e", "g CO2e"},
    Spelling{"gco2eq", "g CO2e"},
    Spelling{"tco2eq", "t CO2e"},
    Spelling{"tco2e", "t CO2e"},
    Spelling{"litre", "L"},
    Spelling{"litres", "L"},
    Spelling{"byte", "bytes"},
    Spelling{"b", "bytes"},
    Spelling{"kb", "kB"},
    Spelling{"mb", "MB"},
    Spelling{"gb", "GB"},
    Spelling{"kib", "KiB"},
    Spelling{"mib", "MiB"},
    Spelling{"gib", "GiB"},
    Spelling{"usd", "USD"},
    Spelling{"$", "USD"},
    Spelling{"gco2eq/kwh", "g CO2e/kWh"},
    Spelling{"gco2/kwh", "g CO2e/kWh"},
    Spelling{"kgco2/kwh", "kg CO2e/kWh"},
};

std::optional<Unit> exactUnit(std::string_view symbol)
{
    for (const Unit& unit : allUnits) {
        if (unit.symbol == symbol) {
            return unit;
        }
    }
    return std::nullopt;
}

} // namespace

std::span<const Unit> units()
{
    return allUnits;
}

std::optional<Unit> findUnit(std::string_view symbol)
{
    symbol = trimmed(symbol);
    if (const auto unit = exactUnit(symbol)) {
        return unit;
    }
    const std::string lower = toLowerAscii(symbol);
    for (const Spelling& spelling : spellings) {
        if (spelling.written == lower) {
            return exactUnit(spelling.symbol);
        }
    }
    return std::nullopt;
}

Unit canonicalUnit(Dimension dimension)
{
    for (const Unit& unit : allUnits) {
        if (unit.dimension == dimension && unit.toCanonical == 1.0) {
            return unit;
        }
    }
    return allUnits.front();
}

} // namespace trefoil
