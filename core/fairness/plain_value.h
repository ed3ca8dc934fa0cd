// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <string>
#include <string_view>
#include <variant>

namespace trefoil {

/// A label, prediction or group as a file or a program gives it: missing, truth value, number or text.
using PlainValue = std::variant<std::monostate, bool, double, std::string>;

inline constexpr double noNumber = std::numeric_limits<double>::quiet_NaN(); ///< a score that is missing

/// Whether a cell of a table says that there is no value: empty, or one of the words that pandas reads so
/// ("NaN", "NA", "null", "None" …).
[[nodiscard]] bool saysMissing(std::string_view cell);

/// Whether a value is none: missing or NaN.
[[nodiscard]] bool isMissing(const PlainValue& value);

/// As Python writes it: True and False, numbers at their shortest. value must not be missing.
[[nodiscard]] std::string textOf(const PlainValue& value);

/// The number of a cell; True and False in any of their usual spellings are 1 and 0. NaN when it is neither.
[[nodiscard]] double numberOrTruth(std::string_view cell, char decimalMark);

} // namespace trefoil
