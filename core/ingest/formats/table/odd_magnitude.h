// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/units/quantity.h"

#include <string>

namespace trefoil {

/// The numbers of a column, as written.
struct WrittenRange {
    double smallest = 0;
    double largest = 0;
};

/// The unit in which numbers are likelier than in the one that they are read in, as a question: "83500 to
/// 91000: kWh or J?". Empty where the magnitude is not odd, or no other unit makes it usual. Only for numbers
/// whose unit nobody has stated.
[[nodiscard]] std::string magnitudeQuestion(
    const Quantity& quantity, const Unit& read, const WrittenRange& range);

} // namespace trefoil
