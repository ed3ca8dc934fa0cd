// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/table/odd_magnitude.h"

#include "core/base/number_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

namespace trefoil {

namespace {

/// What few runs are beyond, in the canonical unit: not impossible, but worth a question.
struct UsualRange {
    Dimension dimension;
    double smallest;
    double largest;
    std::array<std::string_view, 3> others; ///< units that are mistaken for one another, the likeliest first
};

constexpr std::array usualRanges = {
    // 10 MWh: eight accelerators of 700 W for 75 days.
    UsualRange{Dimension::Energy, 1e-7, 1e4, {"J", "Wh", "mJ"}},
    // Of 10 MWh at 1 kg/kWh.
    UsualRange{Dimension::Mass, 1e-8, 1e4, {"g CO2e", "mg CO2e", "t CO2e"}},
    UsualRange{Dimension::Time, 1e-9, 3.2e7, {"ms", "µs", "ns"}}, // a year
    UsualRange{Dimension::Power, 1e-3, 1e5, {"mW", "kW", "W"}},
    UsualRange{Dimension::Information, 1e3, 1e14, {"MB", "GB", "kB"}},
};

bool isWithin(const UsualRange& usual, const Unit& unit, const WrittenRange& range)
{
    // Zero is no magnitude.
    const bool isSmall = range.largest > 0 && range.largest * unit.toCanonical < usual.smallest;
    return !isSmall && range.largest * unit.toCanonical <= usual.largest;
}

/// Whole numbers in digits, as people write them.
std::string inDigits(double number)
{
    constexpr double largestInDigits = 1e15;
    return number == std::floor(number) && std::abs(number) < largestInDigits
        ? std::to_string(static_cast<long long>(number))
        : formatNumber(number);
}

} // namespace

std::string magnitudeQuestion(const Quantity& quantity, const Unit& read, const WrittenRange& range)
{
    const auto* const usual = std::ranges::find(usualRanges, quantity.unit.dimension, &UsualRange::dimension);
    if (usual == usualRanges.end() || isWithin(*usual, read, range)) {
        return {};
    }
    for (const std::string_view symbol : usual->others) {
        const std::optional<Unit> other = findUnit(symbol);
        if (other && other->toCanonical != read.toCanonical && isWithin(*usual, *other, range)) {
            const std::string numbers = range.smallest == range.largest
                ? inDigits(range.largest)
                : inDigits(range.smallest) + " to " + inDigits(range.largest);
            return numbers + ": " + std::string(read.symbol) + " or " + std::string(symbol) + "?";
        }
    }
    return {};
}

} // namespace trefoil
