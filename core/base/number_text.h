// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace trefoil {

enum class DecimalMark { Point, Comma };

/// Reads a whole text as a number, blanks around it ignored; a leading '+' and the words nan, inf and
/// infinity in any case are numbers too. Thousands separators are not. Nothing if anything is left over.
[[nodiscard]] std::optional<double> parseNumber(std::string_view text, DecimalMark mark);
[[nodiscard]] std::optional<double> parseNumber(std::string_view text); ///< with a decimal point
/// The same for millions of cells; false, and the value untouched, where there is no number.
[[nodiscard]] bool readNumber(std::string_view text, double& value);

[[nodiscard]] std::optional<std::int64_t> parseInteger(std::string_view text);

/// The shortest text that reads back as exactly the same number; "nan", "inf" and "-inf" for those.
[[nodiscard]] std::string formatNumber(double value);

} // namespace trefoil
